// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import corpus from "../../../tests/web_client/xss_corpus.json";
import { safeHtml } from "../../src/text/safe_html";

const reader = { userId: "@ada:porch.test" };

const TAGS = new Set(
  "del blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody tr th td caption pre span details summary button".split(" "),
);
const ATTRIBUTES = new Set("href target rel title class start tabindex type hidden data-matrix data-user data-mxc data-height data-spoiler data-language aria-expanded".split(" "));
const CLASSES = /^(?:(?:pill|pill-own|picture|spoiler|table|heading|heading-large|text-white|text-name-[0-7]|bg-hue-[0-7])(?: |$))+$/;

function shown(html: string): HTMLElement {
  const box = document.createElement("div");
  const nodes = safeHtml(html, reader);
  if (nodes) box.append(nodes);
  return box;
}

describe("HTML of strangers", () => {
  it.each(corpus.html.map((html) => [html.slice(0, 100), html]))("leaves nothing of its own but words: %s", (_, html) => {
    for (const element of shown(html).querySelectorAll("*")) {
      expect(TAGS).toContain(element.localName);
      for (const { name, value } of element.attributes) {
        expect(ATTRIBUTES).toContain(name);
        if (name === "class") expect(value).toMatch(CLASSES);
        if (name === "href") expect(value).toMatch(/^(?:https?:\/\/|mailto:|matrix:)/);
        if (name === "data-mxc") expect(value).toMatch(/^mxc:\/\/[\w.:-]+\/[\w-]+$/);
      }
      if (element.hasAttribute("href") && !element.hasAttribute("data-matrix")) {
        expect(element.getAttribute("rel")).toBe("noopener noreferrer");
        expect(element.getAttribute("target")).toBe("_blank");
      }
    }
  });

  it("keeps what messages are made of", () => {
    const html = "<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p><ul><li>f</li></ul><ol start=\"3\"><li>g</li></ol><blockquote>h</blockquote>";
    expect(shown(html).innerHTML).toBe(html);
  });

  it("gives the whole body up where it is nested too deeply", () => {
    expect(safeHtml("<div>".repeat(101) + "x", reader)).toBeNull();
    expect(safeHtml("<blockquote>".repeat(100) + "x", reader)).not.toBeNull();
  });

  it("gives up what says nothing", () => {
    expect(safeHtml("<p> </p><script>x</script>", reader)).toBeNull();
  });

  it("marks the one who reads among those who are mentioned", () => {
    const box = shown('<a href="https://matrix.to/#/@ada:porch.test">Ada</a> <a href="https://matrix.to/#/@bob:porch.test">Bob</a>');
    expect([...box.querySelectorAll("a")].map((link) => link.className)).toEqual(["pill pill-own", "pill"]);
  });

  it("says where a link leads that claims another host", () => {
    expect(shown('<a href="https://evil.example/x">https://bank.example/</a>').textContent).toBe("https://bank.example/ (evil.example)");
    expect(shown('<a href="https://www.bank.example/x">bank.example</a>').textContent).toBe("bank.example");
    expect(shown('<a href="https://evil.example/x">bank\u200b.example</a>').textContent).toMatch("(evil.example)");
    expect(shown('<a href="https://evil.example/x"><img alt="bank.example"></a>').textContent).toBe("bank.example (evil.example)");
  });

  it("never loads a picture by itself, and none from elsewhere than the media repository", () => {
    const box = shown('<img src="mxc://a.example/b" alt="cat" height="9999"><img src="https://evil.example/x.png" alt="dog">');
    expect(box.querySelector("img")).toBeNull();
    expect(box.textContent).toBe("catdog");
    expect([...box.querySelectorAll("[data-mxc]")].map((place) => place.getAttribute("data-height"))).toEqual(["400"]);
  });

  it("hides a spoiler behind a button that says what it is about", () => {
    const box = shown('<span data-mx-spoiler="the end">he <b>dies</b></span>');
    expect(box.querySelector("button")?.textContent).toBe("Spoiler: the end");
    expect(box.querySelector("[hidden]")?.textContent).toBe("he dies");
  });

  it("takes strangers' colours for the nearest that can be read", () => {
    const box = shown('<span data-mx-color="#ff0000">r</span><span data-mx-color="#ffffff">w</span><span data-mx-bg-color="#0000ff">b</span>');
    expect([...box.querySelectorAll("span")].map((span) => span.className)).toEqual(["text-name-0", "", "bg-hue-6 text-white"]);
  });

  it("leaves out the quotation of a reply", () => {
    expect(shown("<mx-reply><blockquote>before</blockquote></mx-reply>answer").textContent).toBe("answer");
  });

  it("turns headings into lines of text, so that the page keeps its own", () => {
    expect(shown("<h1>Big</h1>").innerHTML).toBe('<div class="heading heading-large">Big</div>');
  });

  it("mends lists without items, and items without lists", () => {
    expect(shown("<li>a</li><ul>b<li>c</li><p>d</p></ul>").innerHTML).toBe("<div>a</div><ul><li>b</li><li>c</li><li><p>d</p></li></ul>");
  });

  it("makes links of addresses in the text, but not in code", () => {
    const box = shown("<p>see https://a.example and <code>https://b.example</code></p>");
    expect([...box.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["https://a.example/"]);
  });

  it("gives each caller nodes of their own", () => {
    const first = shown("<p>x</p>");
    first.firstElementChild!.textContent = "changed";
    expect(shown("<p>x</p>").textContent).toBe("x");
  });
});
