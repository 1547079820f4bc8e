import { describe, expect, it } from "vitest";
import { changeWords } from "../../src/text/changes";
import { dayNumber, dayWords, fullTime } from "../../src/text/times";

const now = new Date(2026, 10, 25, 14, 5).getTime();
const days = (count: number) => new Date(2026, 10, 25 - count, 9).getTime();

describe("days", () => {
  it("are told as people tell them", () => {
    expect([0, 1, 3, 30, 400].map((count) => dayWords(days(count), now))).toEqual([
      "Today",
      "Yesterday",
      "Sunday",
      "Monday, October 26",
      "Tuesday, October 21, 2025",
    ]);
  });

  it("change at local midnight", () => {
    expect(dayNumber(new Date(2026, 0, 2, 0, 0).getTime()) - dayNumber(new Date(2026, 0, 1, 23, 59).getTime())).toBe(1);
  });

  it.each([-1, Number.NaN, 1e300, Infinity])("are told for %s too", (at) => {
    expect(fullTime(at)).not.toBe("");
    expect(dayWords(at, now)).not.toBe("");
  });
});

describe("changes of the room", () => {
  const ada = { userId: "@ada:porch.test", name: "Ada", ambiguous: false, hue: 1, picture: null };
  const bob = { ...ada, userId: "@bob:porch.test", name: "Bob\u202e" };

  it("are one sentence with safe names", () => {
    expect(changeWords({ what: "invited", who: bob, reason: "a\nb" }, ada)).toBe("invited Bob‹U+202E› (a b)");
    expect(changeWords({ what: "name", to: "<b>" }, ada)).toBe("named the room “<b>”");
    expect(changeWords({ what: "renamed-self", from: null, to: "Ada L." }, ada)).toBe("set their name to Ada L.");
  });
});
