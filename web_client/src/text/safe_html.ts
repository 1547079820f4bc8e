/**
 * HTML of strangers (`formatted_body`) as nodes that may stand in the page.
 *
 * The tags and attributes are those of the specification's list ("m.room.message msgtypes", client-server API); what
 * is left has no script, no style, no class, ID or name of its own, and loads nothing. The nodes go from the sanitiser
 * into the page as they are: they are never turned into text and parsed again.
 */
import DOMPurify from "dompurify";
import { groundClass, inkClass } from "./colours";
import { hiddenHost, linkPieces, safeHref } from "./links";
import { parseMatrixLink } from "./matrix_links";
import { personName, safeName } from "./names";
import { reducedHtml } from "./reduced_html";

const TAGS = (
  "del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody tr th td " +
  "caption pre span img details summary"
).split(" ");
const ATTRIBUTES = ["href", "width", "height", "alt", "title", "src", "start", "class", "data-mx-color", "data-mx-bg-color", "data-mx-spoiler"];

const TAG_SET: ReadonlySet<string> = new Set(TAGS);
const ATTRIBUTE_SET: ReadonlySet<string> = new Set(ATTRIBUTES);

const LONGEST = 130_000; // characters; an event is 65,536 bytes at most
const DEEPEST = 100; // levels, by the specification
const MOST_NODES = 2_000;
const MOST_BREAKS = 200;
const KEPT = 400; // results in memory

/** The user's own ID, so that mentions of them stand out. */
export interface Reader {
  userId: string;
}

const memory = new Map<string, DocumentFragment | null>();

/**
 * Nodes for the HTML, a fresh copy with each call; `null` where it is too large or too deep to show, or empty: show the
 * plain body then. What needs the page to be alive is marked: pictures are `span[data-mxc]`, spoilers
 * `button[data-spoiler]` before a hidden `span`, links within Matrix `a[data-matrix]`, and of those mentions `a[data-user]`.
 */
export function safeHtml(html: string, reader: Reader): DocumentFragment | null {
  const key = `${reader.userId} ${html}`;
  let nodes = memory.get(key);
  if (nodes === undefined) nodes = made(html, reader);
  else memory.delete(key);
  memory.set(key, nodes);
  if (memory.size > KEPT) memory.delete(memory.keys().next().value!);
  return nodes && (document.importNode(nodes, true) as DocumentFragment);
}

function made(html: string, reader: Reader): DocumentFragment | null {
  if (html.length > LONGEST || tooMuch(html)) return null;
  const fragment = DOMPurify.sanitize(reducedHtml(html, TAG_SET, ATTRIBUTE_SET), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => name !== "href" && name !== "src"),
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:|matrix:|mxc:\/\/)/i,
    FORBID_CONTENTS: ["mx-reply", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea", "title"],
    RETURN_DOM_FRAGMENT: true,
  }) as DocumentFragment | null;
  if (!fragment) return null; // a frameset has no body
  const all = [...fragment.querySelectorAll("*")];
  if (all.length > MOST_NODES) return null;
  const doc = fragment.ownerDocument;
  for (const element of all) reshape(element, doc, reader);
  for (const element of fragment.querySelectorAll("a[target]")) showHost(element);
  for (const element of [...fragment.querySelectorAll("li, summary, ul, ol")]) mend(element, doc);
  linkify(fragment, doc);
  return fragment.textContent?.trim() || fragment.querySelector("[data-mxc], hr") ? fragment : null;
}

/** Counted before anything is parsed: hostile amounts and depths must not cost the parser's time either. */
function tooMuch(html: string): boolean {
  let [depth, nodes, breaks] = [0, 0, 0];
  for (const [, closing, tag = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (!closing && ++nodes > MOST_NODES) return true;
    if (/^br$/iu.test(tag) && ++breaks > MOST_BREAKS) return true;
    if (/^(?:br|hr|img|p|li)$/iu.test(tag)) continue;
    depth = Math.max(0, depth + (closing ? -1 : 1));
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Takes the attributes away and gives the element what it has in this client. */
function reshape(element: Element, doc: Document, reader: Reader): void {
  const given = new Map([...element.attributes].map((attribute) => [attribute.name, attribute.value]));
  for (const name of given.keys()) element.removeAttribute(name);
  const tag = element.localName;
  if (tag === "a") link(element, given.get("href") ?? "", reader);
  else if (tag === "img") picture(element, given, doc);
  else if (tag === "ol") start(element, given.get("start"));
  else if (/^h[1-6]$/u.test(tag)) heading(element, doc);
  else if (tag === "code") language(element, given.get("class") ?? "");
  else if (tag === "pre") element.setAttribute("tabindex", "0"); // it scrolls, so the keyboard must reach it
  else if (tag === "table") around(element, "div", "table", doc).setAttribute("tabindex", "0");
  else if (tag === "span") {
    element.className = [inkClass(given.get("data-mx-color") ?? null), groundClass(given.get("data-mx-bg-color") ?? null)].join(" ").trim();
    if (!element.className) element.removeAttribute("class");
    if (given.has("data-mx-spoiler")) spoiler(element, given.get("data-mx-spoiler")!, doc);
  }
}

function link(element: Element, href: string, reader: Reader): void {
  const safe = safeHref(href);
  if (safe === null) return;
  element.setAttribute("href", safe);
  const to = parseMatrixLink(safe);
  if (to) {
    element.setAttribute("data-matrix", "");
    if (to.kind === "user") mention(element, to.userId, reader);
    else element.className = "pill";
    return;
  }
  away(element);
  element.setAttribute("title", safe.slice(0, 300));
}

/** Where the words of a link, or of a picture in it, claim another host than it leads to. */
function showHost(element: Element): void {
  const host = hiddenHost(element.textContent ?? "", element.getAttribute("href")!);
  if (host) element.append(` (${safeName(host)})`);
}

function mention(element: Element, userId: string, reader: Reader): void {
  const own = userId === reader.userId;
  element.className = own ? "pill pill-own" : "pill";
  element.setAttribute("title", safeName(userId));
  element.setAttribute("data-user", userId);
  element.textContent = personName(element.textContent, userId);
}

function away(element: Element): void {
  element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer");
}

/** A picture is fetched with the user's token, so it is the page that puts it in. */
function picture(element: Element, given: Map<string, string>, doc: Document): void {
  const words = safeName(given.get("alt") || given.get("title") || "", "picture");
  const place = doc.createElement("span");
  place.className = "picture";
  place.textContent = words;
  const source = given.get("src") ?? "";
  if (/^mxc:\/\/[\w.:[\]-]+\/[\w=-]+$/u.test(source)) {
    place.setAttribute("data-mxc", source);
    place.setAttribute("data-height", String(size(given.get("height"), 32, 400)));
  }
  element.replaceWith(place);
}

function size(text: string | undefined, usual: number, most: number): number {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isFinite(number) && number > 0 ? Math.min(number, most) : usual;
}

function start(element: Element, text: string | undefined): void {
  const number = Number.parseInt(text ?? "", 10);
  if (Number.isFinite(number)) element.setAttribute("start", String(Math.min(Math.max(number, -999_999), 999_999)));
}

/** Lists have items only, and items stand in lists only: screen readers count them. */
function mend(element: Element, doc: Document): void {
  const parent = element.parentElement?.localName ?? "";
  if (element.localName === "li" ? parent !== "ul" && parent !== "ol" : element.localName === "summary" && parent !== "details") {
    const plain = doc.createElement("div");
    plain.append(...element.childNodes);
    element.replaceWith(plain);
  } else if (element.localName === "ul" || element.localName === "ol") {
    for (const child of [...element.childNodes]) {
      const blank = child.nodeType === 3 && !child.textContent?.trim();
      if (child.nodeName !== "LI" && !blank) around(child as Element, "li", "", doc);
    }
  }
}

/** Headings of messages are not headings of the page: only their look is kept. */
function heading(element: Element, doc: Document): void {
  const plain = doc.createElement("div");
  plain.className = Number(element.localName[1]) <= 2 ? "heading heading-large" : "heading";
  plain.append(...element.childNodes);
  element.replaceWith(plain);
}

function language(element: Element, classes: string): void {
  const name = /(?:^|\s)language-([\w+#-]{1,30})(?:\s|$)/u.exec(classes)?.[1];
  if (name && element.parentElement?.localName === "pre") element.parentElement.setAttribute("data-language", name);
}

function around(element: Element, tag: string, className: string, doc: Document): Element {
  const box = doc.createElement(tag);
  if (className) box.className = className;
  element.replaceWith(box);
  box.append(element);
  return box;
}

function spoiler(element: Element, reason: string, doc: Document): void {
  const box = around(element, "span", "spoiler", doc);
  const button = doc.createElement("button");
  const about = safeName(reason);
  button.setAttribute("type", "button");
  button.setAttribute("data-spoiler", "");
  button.setAttribute("aria-expanded", "false");
  button.textContent = about ? `Spoiler: ${about}` : "Spoiler";
  element.setAttribute("hidden", "");
  box.prepend(button, " ");
}

/** Addresses that stand in the text without being links. */
function linkify(fragment: DocumentFragment, doc: Document): void {
  const walker = doc.createTreeWalker(fragment, 4 /* texts */);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest("a, code, pre, button, .picture")) continue;
    const pieces = linkPieces(text.data);
    if (pieces.every((piece) => typeof piece === "string")) continue;
    text.replaceWith(...pieces.map((piece) => (typeof piece === "string" ? doc.createTextNode(piece) : anchor(piece, doc))));
  }
}

function anchor({ text, href }: { text: string; href: string }, doc: Document): Element {
  const element = doc.createElement("a");
  element.setAttribute("href", href);
  element.textContent = text;
  if (parseMatrixLink(href)) element.setAttribute("data-matrix", "");
  else away(element);
  return element;
}
