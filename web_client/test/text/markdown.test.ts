import { describe, expect, it } from "vitest";
import { toDraft } from "../../src/text/markdown";

const html = (text: string) => toDraft(text).html;

describe("what is typed", () => {
  it("stays plain where there is nothing to format", () => {
    expect(toDraft("hello <b> & 'you'\nsecond line")).toEqual({ body: "hello <b> & 'you'\nsecond line", html: null, as: "text", mentions: [] });
  });

  it("is markdown", () => {
    expect(html("a **b** *c* ~~d~~ `e`")).toBe("a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code>");
    expect(html("- one\n- two")).toBe("<ul>\n<li>one</li>\n<li>two</li>\n</ul>");
    expect(html("```js\nlet x = 1 < 2\n```")).toBe('<pre><code class="language-js">let x = 1 &lt; 2\n</code></pre>');
    expect(html("**a**\nb")).toBe("<strong>a</strong><br>b");
  });

  it("shows tags as they are typed", () => {
    expect(html("**x** <script>owned=1</script>")).toBe("<strong>x</strong> &lt;script&gt;owned=1&lt;/script&gt;");
  });

  it("makes links only of addresses that may be followed", () => {
    expect(html("[x](javascript:owned=1)")).toBe("x");
    expect(html("[x](https://a.example/?a=1&b=2)")).toBe('<a href="https://a.example/?a=1&amp;b=2">x</a>');
  });

  it("can be an emote, a notice, or plain", () => {
    expect(toDraft("/me waves")).toMatchObject({ as: "emote", body: "waves" });
    expect(toDraft("/plain **x**")).toMatchObject({ as: "text", body: "**x**", html: null });
    expect(toDraft("//me stays")).toMatchObject({ as: "text", body: "/me stays" });
    expect(toDraft("/etc/hosts")).toMatchObject({ as: "text", body: "/etc/hosts" });
  });

  it("links those who are mentioned", () => {
    const draft = toDraft("hi @Ada Lovelace, see #porch:porch.test", [{ text: "@Ada Lovelace", id: "@ada:porch.test" }]);
    expect(draft.mentions).toEqual(["@ada:porch.test"]);
    expect(draft.body).toBe("hi @Ada Lovelace, see #porch:porch.test");
    expect(draft.html).toBe('hi <a href="https://matrix.to/#/@ada:porch.test">Ada Lovelace</a>, see <a href="https://matrix.to/#/%23porch:porch.test">#porch:porch.test</a>');
  });

  it("mentions nobody within code or a longer word", () => {
    const mentions = [{ text: "@Ada", id: "@ada:porch.test" }];
    expect(toDraft("`@Ada`", mentions).mentions).toEqual([]);
    expect(toDraft("@Adamant", mentions).mentions).toEqual([]);
    expect(toDraft("mail x@Ada", mentions).mentions).toEqual([]);
    expect(toDraft("write to bob@ada.example:80", []).mentions).toEqual([]);
  });

  it("mentions somebody of whom the whole user ID is typed", () => {
    expect(toDraft("ask @bob:porch.test.").mentions).toEqual(["@bob:porch.test"]);
  });

  it("mentions those in plain text too", () => {
    const draft = toDraft("a < @Ada\nx", [{ text: "@Ada", id: "@ada:porch.test" }], { markdown: false });
    expect(draft).toMatchObject({ mentions: ["@ada:porch.test"], html: 'a &lt; <a href="https://matrix.to/#/@ada:porch.test">Ada</a><br>x' });
  });

  it("mentions the room only where one may", () => {
    expect(toDraft("@room look", [], { mayMentionRoom: true }).mentionsRoom).toBe(true);
    expect(toDraft("@room look").mentionsRoom).toBeUndefined();
    expect(toDraft("@roommate", [], { mayMentionRoom: true }).mentionsRoom).toBeUndefined();
  });

  it("takes no long time for hostile text", () => {
    const before = performance.now();
    for (const text of ["*".repeat(20_000), "[".repeat(20_000), "`".repeat(20_000), "> ".repeat(10_000), "@a".repeat(10_000)]) toDraft(text);
    expect(performance.now() - before).toBeLessThan(4000);
  });
});
