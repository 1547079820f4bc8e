import { beforeEach, expect, test } from "vitest";
import { followAddress, go, goToRoom, hashOf, parseRoute, route, type Route } from "../../src/state/route";

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
