import { afterEach, beforeEach, expect, test, type Mock } from "vitest";
import { listener } from "../../src/state/core";
import { setPresence, wanted } from "../../src/state/presence";
import { rooms } from "../../src/state/rooms";
import { begin, connection, farewell, logIn, logOut, phase, session } from "../../src/state/session";
import { stored } from "../../src/state/stored";
import { fakeAdapter, type FakeAdapter, fakeEntrance, item } from "../fakes/adapter";
import { SESSION } from "../fakes/homeserver";

const SERVER = { baseUrl: "http://server.test", name: "server.test", password: true, services: [] };
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
  expect(again.connect).toHaveBeenCalledWith(SESSION, expect.any(Function), listener);
});

test("who logs out leaves nothing behind", async () => {
  await arrive();
  stored.write(`draft.${SESSION.userId}.!a:test`, "secret");
  await logOut();
  expect(adapter.logOut).toHaveBeenCalled();
  expect([phase.value, session.value, rooms.value.size]).toEqual(["out", null, 0]);
  expect(localStorage.length).toBe(0);
});

test("that the session is over is no news to who logs out", async () => {
  await arrive();
  adapter.logOut.mockImplementationOnce(async () => listener.connection("ended", "poll"));
  await logOut();
  expect([phase.value, farewell.value, stored.read("session")]).toEqual(["out", null, null]);
});

test("a session that was ended from elsewhere says so, and keeps what was being written", async () => {
  await arrive();
  stored.write(`draft.${SESSION.userId}.!a:test`, "draft");
  listener.connection("ended", "poll");
  expect([phase.value, farewell.value]).toEqual(["out", expect.stringContaining("You were logged out")]);
  expect(stored.read("session")).not.toContain(SESSION.accessToken);
  expect(stored.read(`draft.${SESSION.userId}.!a:test`)).toBe("draft");
});

test("whoever comes back after that is the same device, and after logging out a new one", async () => {
  await arrive();
  listener.connection("ended", "poll");
  const entrance = fakeEntrance(adapter);
  begin(entrance); // the page was loaded again
  expect([phase.value, farewell.value]).toEqual(["out", expect.stringContaining("You were logged out")]);
  await logIn(SERVER, "@alice:test", "secret");
  expect(entrance.logIn).toHaveBeenLastCalledWith(SERVER, "@alice:test", "secret", "DEVICE");
  await logOut();
  await logIn(SERVER, "@alice:test", "secret");
  expect(entrance.logIn).toHaveBeenLastCalledWith(SERVER, "@alice:test", "secret", undefined);
});

test("somebody else on the same browser is another device", async () => {
  await arrive();
  listener.connection("ended", "poll");
  const entrance = fakeEntrance(adapter);
  begin(entrance);
  await logIn(SERVER, "bob", "secret");
  expect(entrance.logIn).toHaveBeenLastCalledWith(SERVER, "bob", "secret", undefined);
});

test("who chose not to be seen online is so after a reload and after a session that was ended, and not after logging out", async () => {
  const wantedAtEnd = () => (entrance.connect as Mock).mock.calls.at(-1)![1]() as string;
  await arrive();
  await setPresence("offline", "Tea");
  let entrance = fakeEntrance(adapter);
  begin(entrance);
  expect(wantedAtEnd()).toBe("offline");
  listener.connection("ended", "poll");
  await logIn(SERVER, "alice", "secret");
  expect(wantedAtEnd()).toBe("offline");
  await logOut();
  begin((entrance = fakeEntrance(adapter)));
  await logIn(SERVER, "alice", "secret");
  expect(wantedAtEnd()).toBe("online");
});

test("a presence that the server would not have is not kept", async () => {
  await arrive();
  adapter.setPresence.mockRejectedValueOnce(new Error("no"));
  await expect(setPresence("idle", null)).rejects.toThrow();
  expect([wanted.value, stored.keys("presence")]).toEqual(["online", []]);
});

test("what is kept of a session and cannot be used is nobody's", () => {
  stored.write("session", '{"userId": 5}');
  const entrance = fakeEntrance(adapter);
  begin(entrance);
  expect(entrance.connect).not.toHaveBeenCalled();
  expect(phase.value).toBe("out");
});
