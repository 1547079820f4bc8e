import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Member, RoomDetails } from "../../src/adapter/types";
import { end, listener, setAdapter } from "../../src/state/core";
import { details, followOpenRoom, mayActOn, members, participants, roleOf } from "../../src/state/details";
import { detailsOpen, showDetails } from "../../src/state/layout";
import { recent } from "../../src/state/recent";
import { followAddress, go, goToRoom } from "../../src/state/route";
import { wide } from "../../src/state/screen";
import { session } from "../../src/state/session";
import { fakeAdapter, item, person, type FakeAdapter } from "../fakes/adapter";
import { OWN, SESSION } from "../fakes/homeserver";

let adapter: FakeAdapter;
let stop: () => void;
const stopWatching = vi.fn();

beforeEach(() => {
  end();
  history.replaceState(null, "", "#/");
  followAddress();
  adapter = fakeAdapter();
  adapter.watchRoom.mockReturnValue(stopWatching);
  stopWatching.mockClear();
  setAdapter(adapter);
  session.value = SESSION;
  listener.rooms([item("!1", { alias: "#one:test" }), item("!2"), item("!3", { membership: "invite" })], []);
  stop = followOpenRoom();
});

afterEach(() => stop());

const member = (userId: string, more: Partial<Member> = {}): Member => ({ ...person(userId), membership: "join", power: 0, creator: false, ...more });

const MAY: RoomDetails["may"] = { send: true, invite: true, kick: true, ban: true, redactOthers: true, name: true, topic: true, mentionRoom: true, pin: true, power: true };

const about = (roomId: string, more: Partial<RoomDetails> = {}): RoomDetails => ({
  roomId, name: "Room", topic: "", alias: null, joinRule: "public", historyVisibility: "shared", version: "12", joined: 1, invited: 0, replacedBy: null, power: 50, may: MAY, ...more,
});

test("the room that is open is watched, until another one is", () => {
  goToRoom("#one:test");
  expect(adapter.watchRoom).toHaveBeenLastCalledWith("!1");
  goToRoom("!2");
  expect(stopWatching).toHaveBeenCalledTimes(1);
  expect(adapter.watchRoom).toHaveBeenLastCalledWith("!2");
  go({ page: "home" });
  expect(stopWatching).toHaveBeenCalledTimes(2);
});

test("an invitation is not watched before it is accepted", () => {
  goToRoom("!3");
  expect(adapter.watchRoom).not.toHaveBeenCalled();
  listener.rooms([item("!3")], []);
  expect(adapter.watchRoom).toHaveBeenCalledWith("!3");
});

test("what comes late of another room is not shown", () => {
  goToRoom("!1");
  goToRoom("!2");
  listener.details(about("!1"));
  listener.members("!1", [member("@bob:test")]);
  expect(details.value).toBeNull();
  expect(members.value).toEqual([]);
  listener.details(about("!2"));
  expect(details.value?.roomId).toBe("!2");
});

test("people stand in their groups, the most powerful first, then by name", () => {
  goToRoom("!1");
  listener.members("!1", [
    member("@z:test", { name: "Zoe" }),
    member("@a:test", { name: "ada" }),
    member("@m:test", { name: "Mod", power: 50 }),
    member("@c:test", { name: "Creator", creator: true }),
    member("@i:test", { membership: "invite" }),
    member("@b:test", { membership: "ban" }),
    member("@l:test", { membership: "leave" }),
  ]);
  const { joined, invited, banned } = participants.value;
  expect(joined.map((one) => one.name)).toEqual(["Creator", "Mod", "ada", "Zoe"]);
  expect(invited.map((one) => one.userId)).toEqual(["@i:test"]);
  expect(banned.map((one) => one.userId)).toEqual(["@b:test"]);
});

test("one may act on those of less power only, and not on oneself", () => {
  goToRoom("!1");
  listener.details(about("!1"));
  const nothing = { letIn: false, remove: false, ban: false, unban: false, power: false };
  expect(mayActOn(member("@bob:test"))).toEqual({ letIn: false, remove: true, ban: true, unban: false, power: true });
  expect(mayActOn(member("@bob:test", { membership: "ban" }))).toEqual({ letIn: false, remove: false, ban: false, unban: true, power: false });
  expect(mayActOn(member("@bob:test", { membership: "knock" }))).toEqual({ letIn: true, remove: true, ban: true, unban: false, power: false });
  expect(mayActOn(member("@bob:test", { power: 50 }))).toEqual(nothing);
  expect(mayActOn(member("@bob:test", { creator: true }))).toEqual(nothing);
  expect(mayActOn(member(OWN))).toEqual(nothing);
  listener.details(about("!1", { may: { ...MAY, kick: false, ban: false, power: false } }));
  expect(mayActOn(member("@bob:test"))).toEqual(nothing);
});

test("power has a word", () => {
  expect([0, 49, 50, 99, 100].map((power) => roleOf(member("@bob:test", { power })))).toEqual([null, null, "Moderator", "Moderator", "Admin"]);
  expect(roleOf(member("@bob:test", { creator: true, power: Infinity }))).toBe("Creator");
});

test("rooms are remembered in the order in which they were opened, until one logs out", () => {
  goToRoom("!1");
  goToRoom("!2");
  goToRoom("!1");
  expect(recent.value).toEqual(["!1", "!2"]);
  end();
  expect(recent.value).toEqual([]);
});

test("details that cover the messages go when another room is opened; beside them they stay", () => {
  goToRoom("!1");
  showDetails(true);
  expect(detailsOpen.value).toBe(true);
  goToRoom("!2");
  expect(detailsOpen.value).toBe(false);
  wide.value = true;
  showDetails(true);
  goToRoom("!1");
  expect(detailsOpen.value).toBe(true);
  wide.value = false;
});
