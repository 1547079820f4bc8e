import { afterEach, beforeEach, expect, test } from "vitest";
import { listener } from "../../src/state/core";
import { presenceOf, resumeWanted, setPresence, wanted } from "../../src/state/presence";
import { begin, logIn, logOut } from "../../src/state/session";
import { stored } from "../../src/state/stored";
import { fakeAdapter, fakeEntrance, type FakeAdapter } from "../fakes/adapter";
import { OWN } from "../fakes/homeserver";

let adapter: FakeAdapter;

beforeEach(async () => {
  localStorage.clear();
  adapter = fakeAdapter();
  begin(fakeEntrance(adapter));
  await logIn({ baseUrl: "http://server.test", name: "server.test", password: true, services: [] }, "alice", "secret");
});
afterEach(() => logOut());

test("whoever was not heard of is offline where the server tells who is there, and unknown where it does not", () => {
  expect(presenceOf("@bob:test")).toBeNull();
  listener.presence(OWN, { presence: "online", lastActive: null, status: null });
  expect(presenceOf("@bob:test")?.presence).toBe("offline");
  listener.presence("@bob:test", { presence: "idle", lastActive: null, status: "Tea" });
  expect(presenceOf("@bob:test")).toEqual({ presence: "idle", lastActive: null, status: "Tea" });
});

test("what is chosen in another window of this browser holds here too", () => {
  listener.profile({ userId: OWN, name: "Alice", ambiguous: false, hue: 0, picture: null, presence: { presence: "online", lastActive: null, status: null } });
  stored.write(`presence.${OWN}`, "offline");
  window.dispatchEvent(new StorageEvent("storage", { key: `porch.presence.${OWN}` }));
  expect(wanted.value).toBe("offline");
});

test("of two choices the later one holds, whatever becomes of the first", async () => {
  let refuse!: (why: Error) => void;
  adapter.setPresence.mockImplementationOnce(() => new Promise((_done, no) => (refuse = no)));
  const first = setPresence("idle", null);
  await setPresence("offline", null);
  refuse(new Error("no"));
  await expect(first).rejects.toThrow();
  resumeWanted(OWN);
  expect(wanted.value).toBe("offline");
});
