/** What a message says in plain words, on one line: for lists, previews and screen readers. */
import { attributesIn, pieces } from "./reduced_html";

const LONGEST_READ = 20_000; // characters of HTML; most of a message is not needed for its first words

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Elements within a line; any other one ends a word. */
const WITHIN = new Set("a b i u s em strong del code span font sub sup img bdi small mark ins strike kbd var".split(" "));

/** The first words of a message, by its HTML where it has any; what a spoiler hides stays hidden. */
export function messageWords({ body, html }: { body: string; html: string | null }, most: number): string {
  return (html !== null && htmlWords(html, most)) || oneLine(body, most);
}

function htmlWords(html: string, most: number): string {
  let out = "";
  let spoiler = 0; // how deep within one
  for (const piece of pieces(html.slice(0, LONGEST_READ))) {
    if (out.length > most * 2) break;
    if ("text" in piece) {
      if (!spoiler) out += piece.text;
      continue;
    }
    const { tag, closing, given } = piece;
    if (spoiler && tag === "span") spoiler += closing ? -1 : 1;
    else if (tag === "span" && !closing && given.includes("data-mx-spoiler")) {
      spoiler = 1;
      out += "Spoiler";
    } else if (tag === "img") out += attributesIn(given).get("alt") ?? "";
    else if (!WITHIN.has(tag)) out += " ";
  }
  return oneLine(decoded(out), most);
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

export function oneLine(text: string, most: number): string {
  const words = text.slice(0, most * 4).replace(/\s+/gu, " ").trim();
  return words.length > most ? `${words.slice(0, most).replace(/[\ud800-\udbff]$/u, "")}…` : words;
}
