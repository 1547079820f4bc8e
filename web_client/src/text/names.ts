/**
 * Names of people and rooms, made safe to show.
 *
 * A name is a stranger's text in the client's own interface: it must not turn the direction of what stands beside it,
 * hide characters, grow over its line, or pass for somebody else's.
 */

const LONGEST = 80; // characters
const MARKS = 3; // combining marks on one letter, as many as real writing has

/** Bidirectional controls: none of them has a place in a name. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Characters without a look of their own. */
const INVISIBLE =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3\ufe0f]/u;
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Whether an invisible character is one that writing needs: in emoji, and in scripts whose letters join. */
function hasReason(char: string, before: string, after: string): boolean {
  const code = char.codePointAt(0)!;
  if (code === 0x200d) return (PICTURE.test(before) && PICTURE.test(after)) || JOINING_SCRIPT.test(before);
  if (code === 0x200c) return JOINING_SCRIPT.test(before) && JOINING_SCRIPT.test(after);
  if (code === 0xfe0f || code === 0xfe0e) return /[\p{Emoji}]/u.test(before);
  if (code >= 0xe0020 && code <= 0xe007f) return before === "\u{1f3f4}" || /[\u{e0020}-\u{e007e}]/u.test(before);
  return false;
}

/**
 * The name with every hidden character shown by its number, such as `‹U+202E›`, on one line and not too long. Of a name
 * in which nothing can be seen, `otherwise` is left. Show it in a `<bdi>`.
 */
export function safeName(name: string, otherwise = ""): string {
  const chars = Array.from(name.normalize("NFC").slice(0, LONGEST * 8));
  const out: string[] = [];
  let marks = 0;
  let seen = false;
  chars.forEach((char, at) => {
    if (out.length >= LONGEST) return;
    if (/\p{M}/u.test(char) && !INVISIBLE.test(char)) {
      marks += 1;
      if (marks <= MARKS && out.length > 0) out[out.length - 1] += char;
      return;
    }
    marks = 0;
    if (CONTROL.test(char) || /[\u2028\u2029]/u.test(char)) out.push(" ");
    else if (BIDI.test(char)) out.push(shown(char));
    else if (INVISIBLE.test(char)) {
      if (hasReason(char, chars[at - 1] ?? "", chars[at + 1] ?? "")) out[Math.max(0, out.length - 1)] += char;
      else out.push(shown(char));
    } else {
      if (!/\s/u.test(char)) seen = true;
      out.push(char);
    }
  });
  if (!seen) return otherwise;
  const text = out.join("").replace(/\s+/gu, " ").trim();
  return chars.length > LONGEST && out.length >= LONGEST ? `${text}…` : text;
}

/** A text of several lines, such as a topic, with what turns its direction shown by its number. */
export function safeText(text: string): string {
  return text.replace(new RegExp(BIDI, "gu"), shown).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, " ");
}

function shown(char: string): string {
  return `‹U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`;
}

/** The name of somebody with that user ID; without one that can be seen, the ID's local part. */
export function personName(name: string | null | undefined, userId: string): string {
  return safeName(name ?? "", safeName(localpart(userId), userId));
}

/** `example.org` of `@ada:example.org`; nothing of what is no ID. */
export function serverOf(id: string | null): string {
  const colon = id?.indexOf(":") ?? -1;
  return colon < 0 ? "" : id!.slice(colon + 1);
}

/** `ada` of `@ada:example.org`. */
export function localpart(userId: string): string {
  const colon = userId.indexOf(":");
  return userId.slice(userId.startsWith("@") ? 1 : 0, colon < 0 ? undefined : colon);
}
