import { beforeEach, expect, test } from "vitest";
import { adapter, arrive, server } from "../fakes/alice";
import { ROOM, answer } from "../fakes/homeserver";

beforeEach(() => arrive());

test("a page of public rooms knows in which of them one is", async () => {
  server.on(/\/publicRooms$/, ({ body }) => ({
    chunk: [
      { room_id: ROOM, name: "Garden", num_joined_members: 2 },
      { room_id: "!other:test", canonical_alias: "#other:test", topic: "Else", num_joined_members: 5 },
    ],
    next_batch: (body["filter"] as Record<string, unknown>)["generic_search_term"],
  }));
  const { rooms, next } = await adapter.publicRooms(" gar ");
  expect(next).toBe("gar");
  expect(rooms.map(({ name, topic, joined: count, membership }) => [name, topic, count, membership])).toEqual([
    ["Garden", "", 2, "join"],
    ["#other:test", "Else", 5, null],
  ]);
});

test("another server's rooms are asked for by its name", async () => {
  let asked = "";
  server.on(/\/publicRooms$/, ({ query }) => {
    asked = query.get("server") ?? "";
    return { chunk: [] };
  });
  await adapter.publicRooms("", { server: "far.test" });
  expect(asked).toBe("far.test");
});

test.each([
  [502, "M_UNKNOWN", "not-found", "far.test does not answer."],
  [404, "M_NOT_FOUND", "not-found", "far.test does not answer."],
  [400, "M_INVALID_PARAM", "not-found", "far.test does not answer."],
  [403, "M_FORBIDDEN", "forbidden", "far.test shows its rooms to nobody else."],
  [429, "M_LIMIT_EXCEEDED", "limited", "That was too often."],
])("%i %s of another server has words of its own", async (status, errcode, code, words) => {
  server.on(/\/publicRooms$/, () => answer(status, { errcode, error: "in the words of the server" }));
  const failing = adapter.publicRooms("", { server: "far.test" });
  await expect(failing).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
});

test("what one's own server says of its rooms is told as it is", async () => {
  server.on(/\/publicRooms$/, () => answer(502, { errcode: "M_UNKNOWN", error: "in the words of the server" }));
  await expect(adapter.publicRooms("")).rejects.toMatchObject({ message: "The server has a problem. Try again in a moment." });
});
