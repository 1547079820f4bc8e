import { describe, expect, it } from "vitest";
import corpus from "../../../tests/web_client/xss_corpus.json";
import { localpart, personName, safeName } from "../../src/text/names";

describe("names", () => {
  it.each(corpus.texts.map((name) => [JSON.stringify(name).slice(0, 60), name]))("hides nothing in %s", (_, name) => {
    const safe = safeName(name, "?");
    expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u3164\u2800]/);
    expect(safe).not.toMatch(/\p{M}{8}/u);
    expect(safe.length).toBeLessThan(2000);
    expect(safe).not.toBe("");
  });

  it("shows characters that turn the direction by their number", () => {
    expect(safeName("Ada\u202e)nimda(")).toBe("Ada‹U+202E›)nimda(");
  });

  it("shows characters without a look of their own by their number", () => {
    expect(safeName("Ada\u200b")).toBe("Ada‹U+200B›");
  });

  it("keeps joiners where writing needs them", () => {
    for (const name of ["👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "❤️", "क्‍ष"]) expect(safeName(name)).toBe(name.normalize("NFC"));
  });

  it("keeps right-to-left names as they are", () => {
    expect(safeName("שלום")).toBe("שלום");
  });

  it("is one line, and not too long", () => {
    expect(safeName("a\nb\u2028c")).toBe("a b c");
    expect(safeName("W".repeat(500))).toBe(`${"W".repeat(80)}…`);
  });

  it("falls back to the local part where nothing can be seen", () => {
    expect(personName("\u3164\u200b ", "@ada:porch.test")).toBe("ada");
    expect(personName(null, "@ada:porch.test")).toBe("ada");
    expect(localpart("@ada:porch.test:8448")).toBe("ada");
  });
});
