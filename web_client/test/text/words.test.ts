import { describe, expect, it } from "vitest";
import corpus from "../../../tests/web_client/xss_corpus.json";
import { messageWords } from "../../src/text/words";

const words = (html: string, most = 160) => messageWords({ body: "the body", html }, most);

describe("a message in plain words", () => {
  it("is its HTML without the tags", () => {
    expect(words("Hello <strong>world</strong>, see <a href='https://a.example'>this</a>")).toBe("Hello world, see this");
    expect(words("<p>one</p><p>two<br>three</p><ul><li>four</li></ul>")).toBe("one two three four");
    expect(words("a &amp; b &lt;c&gt; &#100;&#x65; &nope;")).toBe("a & b <c> de &nope;");
  });

  it("is the body where there is no HTML, or nothing in it", () => {
    expect(messageWords({ body: " two\nlines ", html: null }, 160)).toBe("two lines");
    expect(words("<script>x</script>")).toBe("the body");
  });

  it("does not tell what a spoiler hides", () => {
    expect(words("he <span data-mx-spoiler='end'>dies <span>soon</span> now</span>, at last")).toBe("he Spoiler, at last");
  });

  it("leaves out the quotation of a reply, and names pictures", () => {
    expect(words("<mx-reply><blockquote>before</blockquote></mx-reply>so <img src=x alt=':cat:'>")).toBe("so :cat:");
  });

  it("ends where there is no more room, and breaks no sign in two", () => {
    expect(words("<p>one two</p>", 5)).toBe("one t…");
    expect(words("abc🎉🎉", 4)).toBe("abc…");
  });

  it("takes no long time, whatever it is", () => {
    const before = performance.now();
    for (const html of corpus.html) for (let time = 0; time < 10; time++) words(html);
    for (const part of ["<", "<a ", "&", "<p>", " "]) words(part.repeat(60_000 / part.length));
    expect(performance.now() - before).toBeLessThan(1500);
  });
});
