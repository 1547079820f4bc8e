import { afterEach, beforeEach, expect, test } from "vitest";
import { listener } from "../../src/state/core";
import { rooms } from "../../src/state/rooms";
import { begin, connection, farewell, logIn, logOut, phase, session } from "../../src/state/session";
import { stored } from "../../src/state/stored";
import { fakeAdapter, type FakeAdapter, fakeEntrance, item } from "../fakes/adapter";
import { SESSION } from "../fakes/homeserver";

const SERVER = { baseUrl: "http://server.test", name: "server.test", password: true };
let adapter: FakeAdapter;

beforeEach(() => {
  localStorage.clear();
  adapter = fakeAdapter();
});
afterEach(() => logOut());

async function arrive(): Promise<void> {
  begin(fakeEntrance(adapter));
  await logIn(SERVER, "alice", "secret");
  listener.connection("live", "stream");
  listener.rooms([item("!a:test")], []);
  listener.ready();
}

test("who logs in is in when the rooms are there, and stays logged in over a reload", async () => {
  await arrive();
  expect([phase.value, connection.value, rooms.value.size]).toEqual(["in", "live", 1]);
  const again = fakeEntrance(adapter);
  begin(again);
  expect(again.connect).toHaveBeenCalledWith(SESSION, listener);
});

test("who logs out leaves nothing behind", async () => {
  await arrive();
  stored.write(`draft.${SESSION.userId}.!a:test`, "secret");
  await logOut();
  expect(adapter.logOut).toHaveBeenCalled();
  expect([phase.value, session.value, rooms.value.size]).toEqual(["out", null, 0]);
  expect(localStorage.length).toBe(0);
});

test("a session that was ended from elsewhere says so, and keeps what was being written", async () => {
  await arrive();
  stored.write(`draft.${SESSION.userId}.!a:test`, "draft");
  listener.connection("ended", "poll");
  expect([phase.value, farewell.value]).toEqual(["out", expect.stringContaining("You were logged out")]);
  expect(stored.read("session")).toBeNull();
  expect(stored.read(`draft.${SESSION.userId}.!a:test`)).toBe("draft");
});

test("what is kept of a session and cannot be used is nobody's", () => {
  stored.write("session", '{"userId": 5}');
  const entrance = fakeEntrance(adapter);
  begin(entrance);
  expect(entrance.connect).not.toHaveBeenCalled();
  expect(phase.value).toBe("out");
});
