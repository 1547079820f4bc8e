/** Links in plain text, and which links may be followed at all. */
import { find } from "linkifyjs";
import { parseMatrixLink } from "./matrix_links";

const SCHEMES = /^(?:https?:\/\/|mailto:|matrix:)/iu;
const LONGEST_TEXT = 70_000;

/** Text, or a link in it. */
export type Piece = string | { text: string; href: string };

/** `href` as it may be followed, or `null`: only http, https, mailto and matrix, and nothing that hides in spaces. */
export function safeHref(href: string): string | null {
  const trimmed = href.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, "");
  if (!SCHEMES.test(trimmed) || trimmed.length > 4000) return null;
  try {
    return new URL(trimmed).href;
  } catch {
    return null;
  }
}

/** The text in pieces. `example.org/x` and addresses of mail are links too; Matrix IDs are links to them. */
export function linkPieces(text: string): Piece[] {
  if (text.length > LONGEST_TEXT || !MAYBE.test(text)) return [text];
  const found = [...matrixUris(text), ...find(text, { defaultProtocol: "https" })]
    .filter((link) => link.type !== "email" || link.value.includes("@"))
    .sort((one, other) => one.start - other.start);
  const pieces: Piece[] = [];
  let done = 0;
  for (const link of found) {
    const href = link.start < done ? null : safeHref(link.href);
    if (href === null) continue;
    if (link.start > done) pieces.push(text.slice(done, link.start));
    pieces.push({ text: link.value, href });
    done = link.end;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}

/** Most messages have no link, and need not be looked at closely. */
const MAYBE = /[:.@]/u;

function matrixUris(text: string): { type: string; value: string; href: string; start: number; end: number }[] {
  return [...text.matchAll(/\bmatrix:(?:u|user|r|room|roomid)\/[^\s<>"']{1,500}/giu)].flatMap((match) => {
    const value = match[0].replace(/[.,;:!?)]+$/u, "");
    return parseMatrixLink(value) ? [{ type: "matrix", value, href: value, start: match.index, end: match.index + value.length }] : [];
  });
}

/**
 * The host that a link leads to, where its words claim another one: `https://bank.example` that leads to evil.example.
 * `null` where they do not.
 */
export function hiddenHost(words: string, href: string): string | null {
  const seen = words.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "");
  const claimed = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})(?:[/:?#]\S*)?\s*$/iu.exec(seen);
  if (!claimed) return null;
  try {
    const { protocol, host, hostname } = new URL(href);
    if (!protocol.startsWith("http")) return null;
    const said = new URL(`https://${claimed[1]!}`).hostname;
    return bare(said) === bare(hostname) ? null : host;
  } catch {
    return null;
  }
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./u, "");
}
