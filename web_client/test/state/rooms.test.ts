import { beforeEach, expect, test } from "vitest";
import { end, listener, setAdapter } from "../../src/state/core";
import { askToJoin, filter, join, leave, rooms, sections, totals } from "../../src/state/rooms";
import { followAddress, go, goToRoom, route } from "../../src/state/route";
import { toasts } from "../../src/state/toasts";
import { fakeAdapter, item, person } from "../fakes/adapter";

beforeEach(() => {
  end();
  history.replaceState(null, "", "#/");
  followAddress();
  setAdapter(fakeAdapter());
});

const shown = () => sections.value.map((section) => [section.title, ...section.rooms.map((room) => room.name)]);

test("rooms stand in their sections, the most recently active first", () => {
  listener.rooms(
    [
      item("!1", { name: "Old", at: 1 }),
      item("!2", { name: "New", at: 9 }),
      item("!3", { name: "Ada", dm: "@ada:test" }),
      item("!4", { name: "Star", favourite: true }),
      item("!5", { name: "Come", membership: "invite", inviter: person("@bob:test") }),
      item("!6", { name: "Space", space: true }),
      item("!7", { name: "Quiet", lowPriority: true }),
      item("!8", { name: "Club", membership: "knock" }),
    ],
    [],
  );
  expect(shown()).toEqual([["Invitations", "Come"], ["Asked to join", "Club"], ["Favourites", "Star"], ["People", "Ada"], ["Rooms", "New", "Old"], ["Low priority", "Quiet"]]);
});

test("the filter finds by part of the name, without case and accents", () => {
  listener.rooms([item("!1", { name: "Café" }), item("!2", { name: "Garden", alias: "#garten:test" })], []);
  filter.value = "cafe";
  expect(shown()).toEqual([["Rooms", "Café"]]);
  filter.value = "GARTEN";
  expect(shown()).toEqual([["Rooms", "Garden"]]);
});

test("the totals leave out rooms that are muted", () => {
  listener.rooms([item("!1", { unread: 2, mentions: 1 }), item("!2", { unread: 5, muted: true }), item("!3", { markedUnread: true }), item("!4", { membership: "invite" })], []);
  expect(totals.value).toEqual({ unread: 2, mentions: 2 });
});

test("who is removed from the room that is open is told, and is at home", () => {
  listener.rooms([item("!1", { name: "Garden" })], []);
  goToRoom("!1");
  listener.rooms([], [{ roomId: "!1", name: "Garden", why: "kicked", by: "Bob", reason: "Spam" }]);
  expect(route.value).toEqual({ page: "home" });
  expect(toasts.value.map((toast) => toast.text)).toEqual(["Bob removed you from Garden: Spam"]);
  expect(rooms.value.size).toBe(0);
});

test("who leaves is told nothing", async () => {
  listener.rooms([item("!1")], []);
  goToRoom("!1");
  await leave("!1");
  listener.rooms([], [{ roomId: "!1", name: "Garden", why: "left", by: null, reason: null }]);
  expect(route.value).toEqual({ page: "home" });
  expect(toasts.value).toEqual([]);
});

test("who has gone somewhere else while a room was joined is not pulled into it", async () => {
  let joined = (_roomId: string): void => undefined;
  const adapter = fakeAdapter();
  adapter.join.mockImplementation(() => new Promise((resolve) => (joined = resolve)));
  setAdapter(adapter);
  const slow = join("!slow");
  goToRoom("!other");
  joined("!slow");
  await slow;
  expect(route.value).toMatchObject({ page: "room", room: "!other" });
  const next = join("!next");
  joined("!next");
  await next;
  expect(route.value).toMatchObject({ page: "room", room: "!next" });
});

test("a room that was replaced goes when one is in the new one", () => {
  listener.rooms([item("!old", { name: "Old", replacedBy: "!new" })], []);
  expect(shown()).toEqual([["Rooms", "Old"]]);
  listener.rooms([item("!new", { name: "New", membership: "invite" })], []);
  expect(shown()).toContainEqual(["Rooms", "Old"]);
  listener.rooms([item("!new", { name: "New" })], []);
  expect(shown()).toEqual([["Rooms", "New"]]);
});

test("names with numbers stand in the order of the numbers", () => {
  listener.rooms([item("!1", { name: "Room 10" }), item("!2", { name: "room 9" })], []);
  expect(shown()).toEqual([["Rooms", "room 9", "Room 10"]]);
});

test("who asks to join is where the answer will be", async () => {
  const adapter = fakeAdapter();
  setAdapter(adapter);
  adapter.knock.mockResolvedValue("!club:test");
  await askToJoin("#club:test", ["a.test"], "  ");
  expect(adapter.knock).toHaveBeenCalledWith("#club:test", ["a.test"], undefined);
  expect(route.value).toMatchObject({ page: "room", room: "!club:test" });
});

test("who is not let in is told", () => {
  listener.rooms([item("!1", { name: "Club", membership: "knock" })], []);
  listener.rooms([], [{ roomId: "!1", name: "Club", why: "refused", by: "Bob", reason: null }]);
  expect(toasts.value.map((toast) => toast.text)).toEqual(["Bob did not let you into Club"]);
});

test("the room takes the place of its gate, and shows the event that was linked to", async () => {
  const adapter = fakeAdapter();
  setAdapter(adapter);
  adapter.join.mockResolvedValue("!1:test");
  go({ page: "room", room: "#one:test", eventId: "$said", via: ["a.test"] });
  const entries = history.length;
  await join("#one:test", ["a.test"]);
  expect(route.value).toEqual({ page: "room", room: "!1:test", eventId: "$said", via: [] });
  expect(history.length).toBe(entries);
});
