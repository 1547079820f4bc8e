import { describe, expect, it } from "vitest";
import { fit, fitting, plain } from "../../src/text/fuzzy";

const best = (typed: string, ...texts: string[]) => fitting(typed, texts, (text) => [text]);

describe("finding by a few letters", () => {
  it("takes letters in their order, wherever they stand", () => {
    expect(fit("gnrl", "general")).not.toBeNull();
    expect(fit("lrng", "general")).toBeNull();
  });

  it("puts a beginning before a word's beginning, and that before the middle", () => {
    expect(best("port", "airport", "the port", "portal")).toEqual(["portal", "the port", "airport"]);
  });

  it("knows the first letters of words", () => {
    expect(best("bg", "Subgroup", "Board games")).toContain("Board games");
  });

  it("overlooks case, accents and spaces around", () => {
    expect(plain("Café ÅNGSTRÖM")).toBe("cafe angstrom");
    expect(best(" CAFE ", "Le Café", "Bar")).toEqual(["Le Café"]);
  });

  it("keeps the order where nothing is typed, and among equals", () => {
    expect(best("", "b", "a")).toEqual(["b", "a"]);
    expect(best("room", "room 2", "room 1")).toEqual(["room 2", "room 1"]);
  });

  it("takes the best of several texts of one thing", () => {
    expect(fitting("@bob", [{ name: "Robert", id: "@bob:x" }], (one) => [one.name, one.id])).toHaveLength(1);
    expect(fitting("zz", [{ name: "Robert" }], (one) => [one.name, null])).toEqual([]);
  });
});
