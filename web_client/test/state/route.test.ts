import { afterEach, beforeEach, expect, test } from "vitest";
import { backTo, followAddress, go, goHome, goToRoom, hashOf, lay, layers, lift, parseRoute, route, settled, type Route } from "../../src/state/route";
import { beside } from "../../src/state/screen";

beforeEach(() => {
  history.replaceState(null, "", "#/");
  followAddress();
});

test.each<[string, Route]>([
  ["", { page: "home" }],
  ["#/", { page: "home" }],
  ["#/gallery", { page: "gallery" }],
  ["#/login?loginToken=x", { page: "login" }],
  ["#/room/!abc:example.org", { page: "room", room: "!abc:example.org", eventId: null, via: [] }],
  ["#/room/#porch:example.org", { page: "room", room: "#porch:example.org", eventId: null, via: [] }],
  ["#/room/%23porch%3Aexample.org/%24event?via=a.org&via=b.org", { page: "room", room: "#porch:example.org", eventId: "$event", via: ["a.org", "b.org"] }],
  ["#/user/@ada:example.org", { page: "user", userId: "@ada:example.org" }],
  ["#/room/nonsense", { page: "home" }],
  ["#/room/!a%", { page: "room", room: "!a%", eventId: null, via: [] }],
])("%s leads to its place", (hash, expected) => {
  expect(parseRoute(hash)).toEqual(expected);
  expect(parseRoute(hashOf(expected))).toEqual(expected);
});

test("an ID with a slash in it is one part", () => {
  const odd: Route = { page: "room", room: "#a/b:example.org", eventId: "$x/y", via: [] };
  expect(parseRoute(hashOf(odd))).toEqual(odd);
});

test("going somewhere changes the address, and going back comes back", async () => {
  goToRoom("!abc:example.org");
  expect(location.hash).toBe("#/room/!abc:example.org");
  go({ page: "settings" }, true);
  expect(route.value).toEqual({ page: "settings" });
  location.hash = "#/gallery";
  await expect.poll(() => route.value.page).toBe("gallery");
});

/** Until the browser has gone back. */
const there = () => new Promise<void>((resolve) => settled(resolve));

async function browserGoes(steps: 1 | -1): Promise<void> {
  const arrived = new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
  history.go(steps);
  await arrived;
}

const where = () => [location.hash, ...layers.value];

test("back takes away what lies over a page, one after another, and then leads where one came from", async () => {
  goToRoom("!a:test");
  lay("details");
  lay("dialog");
  expect(where()).toEqual(["#/room/!a:test", "details", "dialog"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/room/!a:test", "details"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/room/!a:test"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/"]);
});

test("what is closed by its own button leaves nothing behind to go back to", async () => {
  goToRoom("!a:test");
  lay("dialog");
  lift("dialog");
  await there();
  expect(where()).toEqual(["#/room/!a:test"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/"]);
});

test("who goes on from a dialog does not come back to it; from details they do", async () => {
  goToRoom("!a:test");
  lay("details");
  lay("dialog");
  goToRoom("!b:test");
  expect(where()).toEqual(["#/room/!b:test"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/room/!a:test", "details"]);
});

test("what is asked for while the browser goes back happens after it", async () => {
  lay("dialog");
  lift("dialog");
  goToRoom("!a:test");
  await there();
  expect(where()).toEqual(["#/room/!a:test"]);
  await browserGoes(-1);
  expect(where()).toEqual(["#/"]);
});

test("the room that is open already is uncovered", async () => {
  goToRoom("!a:test");
  lay("details");
  lay("dialog");
  goToRoom("!a:test");
  await there();
  expect(where()).toEqual(["#/room/!a:test"]);
});

test("a link that the browser follows is known as the way back too", async () => {
  location.hash = "#/room/!a:test";
  await expect.poll(() => route.value.page).toBe("room");
  lay("details");
  backTo({ page: "home" });
  await there();
  expect(where()).toEqual(["#/"]);
});

test("where the list is a page of its own one goes back to it, and is there where one did not come from it", async () => {
  beside.value = false;
  const length = history.length;
  goToRoom("!a:test");
  lay("details");
  goHome();
  await there();
  expect(where()).toEqual(["#/"]);
  goToRoom("!b:test");
  expect(history.length).toBe(length + 1);
  history.replaceState(null, "", "#/room/!c:test");
  followAddress();
  goHome();
  expect(where()).toEqual(["#/"]);
  expect(history.length).toBe(length + 1);
});

afterEach(() => {
  beside.value = true;
});
