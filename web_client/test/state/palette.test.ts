import { beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../src/adapter/types";
import { end, listener, setAdapter } from "../../src/state/core";
import { dialog, closeDialog } from "../../src/state/dialogs";
import { follow, placeOf } from "../../src/state/directory";
import { offers, othersFor, take, type Offer } from "../../src/state/palette";
import { remember } from "../../src/state/recent";
import { followAddress, goToRoom, route } from "../../src/state/route";
import { followKeys } from "../../src/state/shortcuts";
import { fakeAdapter, item, person, type FakeAdapter } from "../fakes/adapter";

let adapter: FakeAdapter;

beforeEach(() => {
  end();
  closeDialog();
  history.replaceState(null, "", "#/");
  followAddress();
  adapter = fakeAdapter();
  setAdapter(adapter);
});

const keys = (found: Offer[]) => found.filter((offer) => offer.kind !== "action").map((offer) => offer.key);

test("without a word, the rooms that were opened last stand first", () => {
  listener.rooms([item("!1", { at: 9 }), item("!2", { at: 5 }), item("!3", { at: 1 })], []);
  remember("!3");
  remember("!2");
  expect(keys(offers(""))).toEqual(["!2", "!3", "!1"]);
});

test("rooms and people are found by a few letters; who has a conversation already, by that", () => {
  listener.rooms([item("!1", { name: "Garden" }), item("!2", { name: "Grace", dm: "@grace:test" })], []);
  const found = offers("gr", [person("@grace:test", "Grace"), person("@gregor:test", "Gregor")]);
  expect(keys(found)).toEqual(["!2", "!1", "@gregor:test"]);
});

test("rooms that one is not in any more, and spaces, are not offered", () => {
  listener.rooms([item("!1", { membership: "knock" }), item("!2", { space: true })], []);
  expect(keys(offers(""))).toEqual([]);
});

test("an address that is typed can be joined", async () => {
  adapter.join.mockResolvedValue("!new:test");
  const [first] = offers("#porch:test");
  expect(first).toMatchObject({ kind: "place", address: "#porch:test" });
  await take(first!);
  expect(adapter.join).toHaveBeenCalledWith("#porch:test", []);
  expect(route.value).toMatchObject({ page: "room", room: "!new:test" });
});

test("actions are found by their words", async () => {
  const [found] = offers("new ro");
  await take(found!);
  expect(dialog.value).toEqual({ kind: "new-room" });
});

test("the server is not asked for a single letter, and its silence is nobody", async () => {
  expect(await othersFor("a")).toEqual([]);
  expect(adapter.searchPeople).not.toHaveBeenCalled();
  adapter.searchPeople.mockRejectedValue(new AdapterError("unreachable", "No answer."));
  expect(await othersFor("ad")).toEqual([]);
});

test.each([
  ["#porch:test", "#porch:test", []],
  [" #porch:test ", "#porch:test", []],
  ["!abcdef:test", "!abcdef:test", []],
  ["https://matrix.to/#/%23porch%3Atest?via=a.test", "#porch:test", ["a.test"]],
  ["matrix:r/porch:test", "#porch:test", []],
  ["https://chat.test/#/room/#porch:test?via=b.test", "#porch:test", ["b.test"]],
])("%s is the address of a room", (text, room, via) => {
  expect(placeOf(text)).toEqual({ room, via });
});

test.each(["porch", "#porch", "# :x", "@ada:test", "https://matrix.to/#/@ada:test", "https://example.org/", "!a", ""])("%j is none", (text) => {
  expect(placeOf(text)).toBeNull();
});

function pressed(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

test("keys lead to the palette, the list of keys, and the next room", () => {
  listener.rooms([item("!1", { at: 3 }), item("!2", { at: 2 }), item("!3", { at: 1, unread: 1 })], []);
  const stop = followKeys(window);
  expect(pressed("k", { ctrlKey: true })).toBe(true);
  expect(dialog.value?.kind).toBe("go-to");
  expect(pressed("ArrowDown", { altKey: true })).toBe(false); // not behind a dialog
  closeDialog();
  expect(pressed("?")).toBe(true);
  expect(dialog.value?.kind).toBe("shortcuts");
  closeDialog();
  pressed("ArrowDown", { altKey: true });
  expect(route.value).toMatchObject({ room: "!1" });
  pressed("ArrowDown", { altKey: true, shiftKey: true });
  expect(route.value).toMatchObject({ room: "!3" });
  pressed("ArrowUp", { altKey: true });
  expect(route.value).toMatchObject({ room: "!2" });
  stop();
  expect(pressed("k", { ctrlKey: true })).toBe(false);
});

test("a question mark that is typed into a field is a question mark", () => {
  const field = document.body.appendChild(document.createElement("input"));
  const stop = followKeys(window);
  expect(pressed("?", {}, field)).toBe(false);
  expect(dialog.value).toBeNull();
  stop();
  field.remove();
});

test("a link to somebody shows them over what is here; one to a room goes there", () => {
  goToRoom("!1");
  follow({ kind: "user", userId: "@ada:test" });
  expect(dialog.value).toEqual({ kind: "person", userId: "@ada:test" });
  expect(route.value).toMatchObject({ room: "!1" });
  follow({ kind: "room", room: "#two:test", eventId: "$e", via: ["b.test"] });
  expect(dialog.value).toBeNull();
  expect(route.value).toEqual({ page: "room", room: "#two:test", eventId: "$e", via: ["b.test"] });
});
