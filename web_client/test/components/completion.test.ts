import { describe, expect, test } from "vitest";
import type { Member } from "../../src/adapter/types";
import { people, roomsLike, wordAt } from "../../src/components/composer/completion";
import { emojiNamed, findEmoji, GROUPS } from "../../src/text/emoji";
import { typingWords } from "../../src/components/composer/typing_line";

const member = (userId: string, name: string, more: Partial<Member> = {}): Member => ({
  userId,
  name,
  ambiguous: false,
  hue: 0,
  picture: null,
  membership: "join",
  power: 0,
  creator: false,
  ...more,
});
const ALL = [member("@ada:a", "Ada Lovelace"), member("@grace:a", "Grace Hopper"), member("@al:a", "Zoë"), member("@gone:a", "Adam", { membership: "leave" })];

describe("the word at the caret", () => {
  test.each([
    ["hi @ad", { sign: "@", term: "ad", from: 3, to: 6 }],
    ["@", { sign: "@", term: "", from: 0, to: 1 }],
    ["(#por", { sign: "#", term: "por", from: 1, to: 5 }],
    ["well :tad", { sign: ":", term: "tad", from: 5, to: 9 }],
  ])("%s can be completed", (text, word) => expect(wordAt(text, text.length)).toEqual(word));

  test.each(["mail ada@ex", "# heading", "#", ":t", "12:30", "a :) b", "@ada lo"])("%s cannot", (text) => expect(wordAt(text, text.length)).toBeNull());
});

describe("candidates", () => {
  const names = (term: string) => people(term, ALL, "@me:a", false).map((one) => one.insert);

  test("are those who are in the room, by name, word of the name, or user ID, without accents", () => {
    expect(names("ad")).toEqual(["@Ada Lovelace"]);
    expect(names("hop")).toEqual(["@Grace Hopper"]);
    expect(names("zoe")).toEqual(["@Zoë"]);
    expect(names("al")).toEqual(["@Zoë"]);
    expect(people("ad", ALL, "@ada:a", false)).toEqual([]);
  });

  test("whose name others have too is completed to the user ID", () => {
    expect(people("ad", [member("@ada:a", "Ada", { ambiguous: true })], "@me:a", false)[0]).toMatchObject({ insert: "@ada:a", mention: null });
  });

  test("everybody is offered to who may call everybody", () => {
    expect(people("ro", ALL, "@me:a", true).map((one) => one.kind)).toEqual(["everybody"]);
    expect(people("ro", ALL, "@me:a", false)).toEqual([]);
  });

  test("rooms are offered by their alias", () => {
    const room = { roomId: "!a", name: "Garden", alias: "#porch:a", membership: "join" } as never;
    expect(roomsLike("gard", [room]).map((one) => one.insert)).toEqual(["#porch:a"]);
  });
});

describe("emoji", () => {
  test("are found by name, and by other words", () => {
    expect(findEmoji("tada")[0]?.char).toBe("🎉");
    expect(findEmoji("yes")[0]?.char).toBe("👍");
    expect(emojiNamed("heart")?.char).toBe("❤️");
    expect(emojiNamed("+1")?.char).toBe("👍");
  });

  test("are each there once in their group, with a name that can be typed", () => {
    for (const { emoji } of GROUPS) {
      expect(new Set(emoji.map((one) => one.char)).size).toBe(emoji.length);
      for (const { char, name } of emoji) {
        expect(name).toMatch(/^[\w+-]+$/);
        expect(char).not.toMatch(/[a-z0-9]/i);
      }
    }
  });
});

test("who types is said in one line", () => {
  expect(typingWords([ALL[0]!])).toBe("Ada Lovelace is typing");
  expect(typingWords(ALL.slice(0, 2))).toBe("Ada Lovelace and Grace Hopper are typing");
  expect(typingWords([...ALL, ...ALL])).toBe("Several people are typing");
});
