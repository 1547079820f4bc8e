import { expect, test } from "vitest";
import { hueOf } from "../../src/adapter/people";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Names of one to four letters, none of them twice. */
const names = Array.from({ length: 1000 }, (_, at) => {
  let left = at * 457 + 1;
  let name = "";
  for (; left > 0; left = Math.floor(left / LETTERS.length)) name += LETTERS[left % LETTERS.length]!;
  return `@${name}:example.org`;
});
const numbered = Array.from({ length: 1000 }, (_, at) => `@user${at}:porch.test`);
const reordered = orders("abcdef").map((name) => `@${name}:example.org`);
const rooms = Array.from({ length: 1000 }, (_, at) => `!${(at * 7919).toString(36)}:porch.test`);

test.each([
  ["names", names],
  ["numbered users", numbered],
  ["names of the same letters", reordered],
  ["rooms", rooms],
])("each of the eight colours is that of about an eighth of the %s of a server", (_, ids) => {
  expect(new Set(ids).size).toBe(ids.length);
  const counts = new Array<number>(8).fill(0);
  for (const id of ids) counts[hueOf(id)]! += 1;
  for (const count of counts) {
    expect(count).toBeGreaterThanOrEqual(ids.length * 0.09);
    expect(count).toBeLessThanOrEqual(ids.length * 0.16);
  }
});

test("who comes after somebody in a list has mostly another colour", () => {
  for (const ids of [names, numbered, reordered, rooms]) {
    const same = ids.filter((id, at) => at > 0 && hueOf(id) === hueOf(ids[at - 1]!)).length;
    expect(same).toBeLessThan(ids.length * 0.16);
  }
});

function orders(letters: string): string[] {
  if (letters.length < 2) return [letters];
  return [...letters].flatMap((letter, at) => orders(letters.slice(0, at) + letters.slice(at + 1)).map((rest) => letter + rest));
}
