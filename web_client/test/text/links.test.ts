import { describe, expect, it } from "vitest";
import { linkPieces, safeHref } from "../../src/text/links";
import { matrixLink, parseMatrixLink } from "../../src/text/matrix_links";

describe("links in text", () => {
  it("are found with their ends right", () => {
    expect(linkPieces("see https://a.example/x_(y). or mail ada@a.example.org")).toEqual([
      "see ",
      { text: "https://a.example/x_(y)", href: "https://a.example/x_(y)" },
      ". or mail ",
      { text: "ada@a.example.org", href: "mailto:ada@a.example.org" },
    ]);
  });

  it("leave a text without any as it is", () => {
    expect(linkPieces("nothing: here.")).toEqual(["nothing: here."]);
  });

  it("are found for Matrix's own scheme", () => {
    expect(linkPieces("go to matrix:r/porch:porch.test!")).toEqual(["go to ", { text: "matrix:r/porch:porch.test", href: "matrix:r/porch:porch.test" }, "!"]);
  });

  it.each(["javascript:owned=1", " javascript:x", "java\tscript:x", "data:text/html,x", "//evil.example", "/x", "file:///x", "https:x", ""])("cannot be %j", (href) => {
    expect(safeHref(href)).toBeNull();
  });
});

describe("links within Matrix", () => {
  it.each([
    ["https://matrix.to/#/@ada:porch.test", { kind: "user", userId: "@ada:porch.test" }],
    ["https://matrix.to/#/%40ada%3Aporch.test", { kind: "user", userId: "@ada:porch.test" }],
    ["https://matrix.to/#/#porch:porch.test", { kind: "room", room: "#porch:porch.test", eventId: null, via: [] }],
    ["https://matrix.to/#/%23porch:porch.test/$e1?via=a.example&via=b.example", { kind: "room", room: "#porch:porch.test", eventId: "$e1", via: ["a.example", "b.example"] }],
    ["https://matrix.to/#/!abc/$e1", { kind: "room", room: "!abc", eventId: "$e1", via: [] }],
    ["matrix:u/ada:porch.test?action=chat", { kind: "user", userId: "@ada:porch.test" }],
    ["matrix:r/porch:porch.test/e/e1", { kind: "room", room: "#porch:porch.test", eventId: "$e1", via: [] }],
    ["matrix:roomid/abc:porch.test?via=a.example", { kind: "room", room: "!abc:porch.test", eventId: null, via: ["a.example"] }],
  ])("%s is understood", (href, target) => expect(parseMatrixLink(href)).toEqual(target));

  it.each(["https://a.example/#/@ada:porch.test", "https://matrix.to/", "https://matrix.to/#/%E0%A4%A", "matrix:x/y", "matrix:", "https://matrix.to/#/javascript:x"])("%s is none", (href) => {
    expect(parseMatrixLink(href)).toBeNull();
  });

  it("are read as they are made", () => {
    expect(parseMatrixLink(matrixLink("#a b/c:porch.test".replace(" ", "")))).toMatchObject({ room: "#ab/c:porch.test" });
    expect(parseMatrixLink(matrixLink("!r:porch.test", "$e/+1", ["porch.test"]))).toEqual({ kind: "room", room: "!r:porch.test", eventId: "$e/+1", via: ["porch.test"] });
  });
});
