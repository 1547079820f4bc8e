/** What is typed in the composer, as a message: markdown as HTML, mentions as links, `/me` as an emote. */
import { Marked, type TokenizerAndRendererExtension } from "marked";
import type { Draft } from "../adapter/types";
import { matrixLink } from "./matrix_links";

const LONGEST = 30_000; // characters; beyond it a message is sent as plain as it is typed

/** Somebody, or a room, whose name stands in the text. */
export interface Mention {
  /** As it stands in the text: `@Ada Lovelace`, `#porch:example.org`. */
  text: string;
  /** A user ID, or a room alias or ID. */
  id: string;
}

interface MentionToken {
  type: "mention";
  raw: string;
  text: string;
  id: string;
}

const ID = /^(?:@[\w.=/+-]+|#[^\s:]+):[a-z0-9.-]+[a-z0-9](?::\d+)?/iu;

/**
 * The message for the text. `mentions` are those that were completed; user IDs and aliases that are typed out count as
 * mentions too. `markdown: false` keeps all signs as they are.
 */
export function toDraft(typed: string, mentions: readonly Mention[] = [], options: { markdown?: boolean; mayMentionRoom?: boolean } = {}): Draft {
  const command = /^\/(me|plain|notice|\/)(?:\s+|$)?/u.exec(typed);
  const text = (command ? typed.slice(command[1] === "/" ? 1 : command[0].length) : typed).trim();
  const as = command?.[1] === "me" ? "emote" : command?.[1] === "notice" ? "notice" : "text";
  const found = new Set<string>();
  const plain = options.markdown === false || command?.[1] === "plain" || text.length > LONGEST;
  const html = plain ? mentionsOnly(text, mentions, found) : formatted(text, mentions, found);
  const draft: Draft = { body: text, html, as, mentions: [...found].filter((id) => id.startsWith("@")) };
  if (options.mayMentionRoom && /(?:^|\s)@room(?![\w:])/u.test(text)) draft.mentionsRoom = true;
  return draft;
}

function formatted(text: string, mentions: readonly Mention[], found: Set<string>): string | null {
  try {
    return markdown(text, mentions, found);
  } catch {
    return mentionsOnly(text, mentions, found); // nested beyond what the parser bears
  }
}

/** The HTML, or `null` where it would say no more than the text. */
function markdown(text: string, mentions: readonly Mention[], found: Set<string>): string | null {
  const html = (parser(mentions, found).parse(text, { async: false }) as string).trim();
  const single = /^<p>([^]*)<\/p>$/u.exec(html);
  const inner = single && !single[1]!.includes("<p>") ? single[1]! : html;
  return inner.replace(/<br>\n?/gu, "\n") === escape(text) ? null : inner;
}

function parser(mentions: readonly Mention[], found: Set<string>): Marked {
  const marked = new Marked({ gfm: true, breaks: true, extensions: undefined });
  marked.use({
    extensions: [mentionExtension(mentions, found)],
    renderer: {
      html: ({ text }) => escape(text), // what is typed as a tag is meant to be seen
      image: ({ href, text }) => (/^https?:/iu.test(href) ? `<a href="${escape(href)}">${escape(text || href)}</a>` : escape(text)),
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        return /^(?:https?:\/\/|mailto:|matrix:)/iu.test(href) ? `<a href="${escape(href)}">${words}</a>` : words;
      },
    },
  });
  return marked;
}

function mentionExtension(mentions: readonly Mention[], found: Set<string>): TokenizerAndRendererExtension {
  const longestFirst = [...mentions].sort((one, other) => other.text.length - one.text.length);
  return {
    name: "mention",
    level: "inline",
    start(text: string) {
      const places = [text.search(/(?<![\w/])[@#]/u), ...mentions.map((mention) => text.indexOf(mention.text))].filter((at) => at >= 0);
      return places.length ? Math.min(...places) : undefined;
    },
    tokenizer(text: string, before): MentionToken | undefined {
      return /[\w/]$/u.test(before.at(-1)?.raw ?? "") ? undefined : mentionAt(text, longestFirst);
    },
    renderer(token) {
      return mentionLink(token as unknown as MentionToken, found);
    },
  };
}

function mentionAt(text: string, mentions: readonly Mention[]): MentionToken | undefined {
  const known = mentions.find((mention) => text.startsWith(mention.text) && !/^[\p{L}\p{N}_]/u.test(text.slice(mention.text.length)));
  if (known) return { type: "mention", raw: known.text, text: known.text, id: known.id };
  const typed = ID.exec(text)?.[0];
  return typed ? { type: "mention", raw: typed, text: typed, id: typed } : undefined;
}

function mentionLink({ text, id }: MentionToken, found: Set<string>): string {
  found.add(id);
  const words = id.startsWith("@") && text !== id ? text.replace(/^@/u, "") : text;
  return `<a href="${escape(matrixLink(id))}">${escape(words)}</a>`;
}

/** Plain text in which only mentions are links. */
function mentionsOnly(text: string, mentions: readonly Mention[], found: Set<string>): string | null {
  let html = "";
  let any = false;
  for (let at = 0; at < text.length; ) {
    const mayBegin = !/[\w/]/u.test(text[at - 1] ?? "");
    const token = mayBegin ? mentionAt(text.slice(at, at + 600), mentions) : undefined;
    html += token ? mentionLink(token, found) : escape(text[at]!);
    any ||= token !== undefined;
    at += token ? token.raw.length : 1;
  }
  return any ? html.replaceAll("\n", "<br>") : null;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char]!);
}
