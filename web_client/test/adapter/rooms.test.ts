import { expect, test } from "vitest";
import { canBeSeen } from "../../src/adapter/room_facts";
import { adapter, arrive, heard, server } from "../fakes/alice";
import { OWN, ROOM, event, joined, member, message, timeline, until } from "../fakes/homeserver";

type Json = Record<string, unknown>;

const CREATE = (): Json[] => [event("m.room.create", { room_version: "11", creator: OWN }, { state_key: "", sender: OWN }), member(OWN, "join", "Alice")];
const named = (name: unknown): Json => event("m.room.name", { name }, { state_key: "" });

/** One more room comes with the next sync, as the server tells it: lazily, with heroes. */
async function comes(roomId: string, state: Json[], summary: Json = {}): Promise<string> {
  server.tell(joined({ state: { events: [...CREATE(), ...state] }, summary, ...timeline([message("hi", { sender: OWN })]) }, roomId));
  await until(() => heard.list.has(roomId));
  return heard.list.get(roomId)!.name;
}

const heroes = (others: string[], joinedCount: number, invitedCount = 0): Json => ({
  "m.heroes": others,
  "m.joined_member_count": joinedCount,
  "m.invited_member_count": invitedCount,
});

test("a room without a name is called by its alias, or by who is in it", async () => {
  await arrive();
  const alias = event("m.room.canonical_alias", { alias: "#porch:test" }, { state_key: "" });
  expect(await comes("!alias:test", [alias])).toBe("#porch:test");
  const [bob, carol] = [member("@bob:test", "join", "Bob"), member("@carol:test", "join", "Carol")];
  expect(await comes("!one:test", [bob], heroes(["@bob:test"], 2))).toBe("Bob");
  expect(await comes("!two:test", [bob, carol], heroes(["@bob:test", "@carol:test"], 3))).toBe("Bob and Carol");
  expect(await comes("!many:test", [bob, carol], heroes(["@bob:test", "@carol:test"], 5))).toBe("Bob and 3 others");
  expect(await comes("!alone:test", [member("@bob:test", "leave", "Bob")], heroes(["@bob:test"], 1))).toBe("Empty room (was Bob)");
  expect(await comes("!empty:test", [], heroes([], 1))).toBe("Empty room");
});

test.each(["", "   ", "\u200b\u202e", "\u3164\u2800", 7, null])("the name %j is none", async (name) => {
  await arrive();
  expect(await comes("!blank:test", [named(name), member("@bob:test", "join", "Bob")], heroes(["@bob:test"], 2))).toBe("Bob");
});

test("letters of every script can be seen, and so can emoji", () => {
  for (const name of ["a", "7", "غرفة", "חדר", "部屋", "🌿", "!", "\u200fשלום"]) expect(canBeSeen(name)).toBe(true);
});

test("somebody whose display name has nothing to see is called by their ID", async () => {
  await arrive();
  expect(await comes("!dm:test", [member("@carol:test", "join", " \u200b ")], heroes(["@carol:test"], 2))).not.toMatch(/^\s*$/);
  server.tell({ account_data: { events: [{ type: "m.direct", content: { "@carol:test": ["!dm:test"] } }] } });
  await until(() => heard.list.get("!dm:test")?.dm === "@carol:test");
  expect(heard.list.get("!dm:test")!.name).toBe("carol");
});

test("who shares small rooms with the user is nearer than who shares large ones", async () => {
  await arrive();
  const crowd = ["@carol:test", "@dave:test", "@erin:test"].map((userId) => member(userId, "join", userId[1]!.toUpperCase()));
  await comes("!crowd:test", crowd, heroes([], 40));
  await comes("!pair:test", [member("@erin:test", "join", "Erin")], heroes(["@erin:test"], 2));
  await comes("!left:test", [member("@gone:test", "leave", "Gone")], heroes([], 1));
  expect(adapter.acquaintances().map((person) => person.userId)).toEqual(["@erin:test", "@bob:test", "@carol:test", "@dave:test"]);
});

test("a room that was replaced knows the new one, and a server that is in it", async () => {
  await arrive([event("m.room.tombstone", { replacement_room: "!new:test" }, { state_key: "", sender: "@bob:far.test:8448" })]);
  expect(heard.list.get(ROOM)!.replacedBy).toBe("!new:test");
  adapter.watchRoom(ROOM);
  expect(heard.known!.replacedBy).toEqual({ roomId: "!new:test", via: ["far.test:8448"] });
});

test("who asked to join and is not let in hears by whom", async () => {
  await arrive();
  const asked = event("m.room.member", { membership: "knock" }, { state_key: OWN, sender: OWN });
  server.tell({ rooms: { knock: { "!club:test": { knock_state: { events: [named("Club"), asked] } } } } });
  await until(() => heard.list.get("!club:test")?.membership === "knock");
  const refused = event("m.room.member", { membership: "leave" }, { state_key: OWN, unsigned: { prev_content: { membership: "knock" } } });
  server.tell({ rooms: { leave: { "!club:test": timeline([refused]) } } });
  await until(() => heard.farewells.length);
  expect(heard.farewells[0]).toMatchObject({ name: "Club", why: "refused" });
});

test("that nothing was ever said is known where the room's beginning is here", async () => {
  await arrive();
  server.tell(joined({ ...timeline([...CREATE(), named("New")]) }, "!new:test"));
  await until(() => heard.list.has("!new:test"));
  expect(heard.list.get("!new:test")).toMatchObject({ last: null, empty: true });
  server.tell(joined({ state: { events: CREATE() }, ...timeline([member("@bob:test", "join", "Bob")]) }, "!busy:test"));
  await until(() => heard.list.has("!busy:test"));
  expect(heard.list.get("!busy:test")).toMatchObject({ last: null, empty: false });
  server.tell(joined(timeline([message("hello")]), "!new:test"));
  await until(() => heard.list.get("!new:test")?.last);
  expect(heard.list.get("!new:test")!.empty).toBe(false);
});
