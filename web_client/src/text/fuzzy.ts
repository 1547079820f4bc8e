/** Finding by a few letters: `gnrl` finds `General`. */

/** Letters without marks and case, so that `é` is found by `e`. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const BOUNDARY = /[\s#@!:._\-/]/u;

/**
 * How well a text fits what was typed, greater for better; `null` where the letters are not in it in that order. A
 * beginning counts most, then the beginning of a word, then letters that stand together. Both are `plain` already.
 */
export function fit(typed: string, text: string): number | null {
  if (!typed) return 0;
  const whole = text.indexOf(typed);
  if (whole >= 0) {
    const start = whole === 0 ? 60 : BOUNDARY.test(text[whole - 1]!) ? 40 : 20;
    return 100 + start - Math.min(text.length - typed.length, 20);
  }
  let score = 0;
  let at = -1;
  for (const letter of typed) {
    if (/\s/u.test(letter)) continue;
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (next === 0 || BOUNDARY.test(text[next - 1]!)) score += 8;
    else if (next === at + 1) score += 6;
    else score -= Math.min(next - at - 1, 3);
    at = next;
  }
  return score > 0 ? score : null;
}

/** Those that fit, the best first; of the same fit, in the order they came. */
export function fitting<Item>(typed: string, items: readonly Item[], texts: (item: Item) => readonly (string | null)[]): Item[] {
  const sought = plain(typed.trim());
  if (!sought) return [...items];
  const scored: { item: Item; score: number }[] = [];
  for (const item of items) {
    let best: number | null = null;
    for (const text of texts(item)) {
      const score = text === null ? null : fit(sought, plain(text));
      if (score !== null && (best === null || score > best)) best = score;
    }
    if (best !== null) scored.push({ item, score: best });
  }
  return scored.sort((one, other) => other.score - one.score).map(({ item }) => item);
}
