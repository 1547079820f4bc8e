/**
 * HTML reduced to tags and attributes of a list, as text: the first of two sieves.
 *
 * What comes out is written anew from what was understood, so that the parser, and the page's policy that watches it,
 * never see a handler, a style or a script, not even in a document that is not shown. The sanitiser comes after it and
 * trusts nothing of this.
 */

/** Elements whose content is no text for people: it goes with them. */
const WHOLE = new Set(
  "script style template noscript noembed noframes svg math iframe object select textarea title xmp plaintext mx-reply frameset applet".split(" "),
);

const TAG = /<(\/?)([a-z][a-z0-9-]*)/iuy;
const LONGEST_TAG = 5_000; // characters
const MOST_BROKEN = 100; // signs that begin a tag which does not end; after those, none is looked for
const COMMENT = /<(?:!--[^]*?(?:-->|$)|[!?][^>]*(?:>|$))/uy;
const ATTRIBUTE = /([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/giu;

/** A piece of HTML: text as it stands there, or a tag with what is written in it. */
export type Piece = { text: string } | { tag: string; closing: boolean; given: string };

/** The HTML piece by piece, without comments and without what goes as a whole. */
export function* pieces(html: string): Generator<Piece> {
  let at = 0;
  let broken = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    if (next !== at) yield { text: html.slice(at, next < 0 ? undefined : next) };
    if (next < 0) return;
    at = next;
    const comment = matchAt(COMMENT, html, at);
    if (comment) {
      at += comment[0].length;
      continue;
    }
    const tag = broken < MOST_BROKEN ? matchAt(TAG, html, at) : null;
    const end = tag ? tagEnd(html, at + tag[0].length) : -1;
    if (!tag || end < 0) {
      if (tag) broken++;
      yield { text: "<" };
      at += 1;
      continue;
    }
    const given = html.slice(at + tag[0].length, end);
    const name = tag[2]!.toLowerCase();
    const closing = tag[1] === "/";
    at = end + 1;
    if (!WHOLE.has(name)) yield { tag: name, closing, given };
    else if (!closing) at = endOf(html, name, at);
  }
}

export function reducedHtml(html: string, tags: ReadonlySet<string>, attributes: ReadonlySet<string>): string {
  let out = "";
  for (const piece of pieces(html)) {
    if ("text" in piece) out += piece.text === "<" ? "&lt;" : piece.text;
    else if (tags.has(piece.tag)) out += piece.closing ? `</${piece.tag}>` : `<${piece.tag}${kept(piece.given, attributes)}>`;
  }
  return out;
}

/** Where the tag's `>` is, which is not within quotes; -1 where there is none. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  const most = Math.min(html.length, from + LONGEST_TAG);
  for (let at = from; at < most; at++) {
    const char = html[at]!;
    if (quote) quote = char === quote ? "" : quote;
    else if (char === ">") return at;
    else if (char === '"' || char === "'") quote = char;
  }
  return -1;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where an element ends that goes as a whole, those of its own kind within it too; the end of the text if it does not. */
function endOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`<(/?)${name}(?![a-z0-9-])[^>]*(?:>|$)`, "giu");
  pattern.lastIndex = from;
  let depth = 1;
  for (let found = pattern.exec(html); found; found = pattern.exec(html)) {
    depth += found[1] ? -1 : 1;
    if (depth === 0) return pattern.lastIndex;
  }
  return html.length;
}

/** The attributes in a tag; of those that are there twice the first counts. */
export function attributesIn(given: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single, bare] of given.matchAll(ATTRIBUTE)) {
    const key = name!.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? "");
  }
  return found;
}

function kept(given: string, attributes: ReadonlySet<string>): string {
  let out = "";
  for (const [key, value] of attributesIn(given)) {
    if (!attributes.has(key)) continue;
    out += ` ${key}="${value.replace(/[<>"]/gu, (char) => ({ "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]!)}"`;
  }
  return out;
}
