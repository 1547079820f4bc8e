import { beforeEach, describe, expect, test } from "vitest";
import { adapter, arrive, bodies, draft, messagesEnd, open, opened, server } from "../fakes/alice";
import { OWN, ROOM, event, joined, message, timeline, until } from "../fakes/homeserver";

type Json = Record<string, unknown>;

const idOf = (one: Json): string => one["event_id"] as string;

const editOf = (original: Json, body: string, more: Json = {}): Json =>
  event(
    "m.room.message",
    { msgtype: "m.text", body: `* ${body}`, "m.new_content": { msgtype: "m.text", body }, "m.relates_to": { rel_type: "m.replace", event_id: idOf(original) } },
    more,
  );

const redactionOf = (redacted: Json): Json => event("m.room.redaction", { redacts: idOf(redacted) }, { redacts: idOf(redacted) });

/** The event as the server sends it when the edit is its last. */
const withEdit = (original: Json, edit: Json): Json => ({ ...original, unsigned: { "m.relations": { "m.replace": edit } } });

const redacted = (original: Json, more: Json = {}): Json => ({ ...original, content: {}, unsigned: { redacted_because: redactionOf(original), ...more } });

describe("edits", () => {
  beforeEach(() => void messagesEnd());

  test("when the last edit is removed, the one before it counts, and then the message as it was", async () => {
    const original = message("frist");
    const [one, two] = [editOf(original, "fisrt"), editOf(original, "first")];
    await arrive([original, one, two]);
    const snapshot = await open();
    expect(bodies(snapshot())).toEqual(["first"]);
    server.tell(joined(timeline([redactionOf(two)])));
    await until(() => bodies(snapshot()).join() === "fisrt");
    expect(snapshot().events[0]!.edited).toBe(true);
    server.tell(joined(timeline([redactionOf(one)])));
    await until(() => bodies(snapshot()).join() === "frist");
    expect(snapshot().events[0]!.edited).toBe(false);
  });

  test("the same where the server told the last edit with the message only", async () => {
    const original = message("frist");
    const [one, two] = [editOf(original, "fisrt"), editOf(original, "first")];
    await arrive([withEdit(original, two)]);
    const snapshot = await open();
    expect(bodies(snapshot())).toEqual(["first"]);
    server.on(/\/event\//, () => withEdit(original, one));
    server.tell(joined(timeline([redactionOf(two)])));
    await until(() => bodies(snapshot()).join() === "fisrt");
    server.on(/\/event\//, () => original);
    server.tell(joined(timeline([redactionOf(one)])));
    await until(() => bodies(snapshot()).join() === "frist");
    expect(snapshot().events[0]!.edited).toBe(false);
  });

  test("a message that was edited is gone with its edits when it is removed", async () => {
    const original = message("secret");
    const edit = editOf(original, "a secret");
    await arrive([original, edit]);
    const snapshot = await open();
    server.tell(joined(timeline([redactionOf(original)])));
    await until(() => bodies(snapshot()).join() === "redacted");
    expect(snapshot().events[0]!.edited).toBe(false);
    opened!.close();
    const removed = message("x");
    server.tell(joined(timeline([redacted(removed, { "m.relations": { "m.replace": editOf(removed, "still here") } })])));
    const again = await open();
    await until(() => bodies(again()).join() === "redacted,redacted");
  });

  test("an edit of somebody else, or without new content, changes nothing", async () => {
    const original = message("mine", { sender: OWN });
    const empty = event("m.room.message", { msgtype: "m.text", body: "* x", "m.relates_to": { rel_type: "m.replace", event_id: idOf(original) } }, { sender: OWN });
    await arrive([original, editOf(original, "yours"), empty]);
    const snapshot = await open();
    expect(bodies(snapshot())).toEqual(["mine"]);
    expect(snapshot().events[0]!.edited).toBe(false);
  });

  test("an answer to a message that was edited shows what that says now", async () => {
    const original = message("what is teh time?");
    const reply = message("noon", { content: { msgtype: "m.text", body: "noon", "m.relates_to": { "m.in_reply_to": { event_id: idOf(original) } } } });
    await arrive([original, reply]);
    const snapshot = await open();
    server.tell(joined(timeline([editOf(original, "what is the time?")])));
    await until(() => snapshot().events[1]?.replyTo?.text === "what is the time?");
    server.tell(joined(timeline([redactionOf(original)])));
    await until(() => snapshot().events[1]?.replyTo?.text === "Message removed");
  });

  test("an answer that is edited stays an answer, and keeps its quotation", async () => {
    const original = message("what is the time?");
    const answer = message("noon", { sender: OWN, content: { msgtype: "m.text", body: "noon", "m.relates_to": { "m.in_reply_to": { event_id: idOf(original) } } } });
    await arrive([original, answer]);
    const snapshot = await open();
    server.on(/\/send\//, () => ({ event_id: "$edit" }));
    await adapter.edit(ROOM, idOf(answer), draft("> the time\n\none o'clock"));
    await until(() => bodies(snapshot())[1] === "> the time\n\none o'clock");
    expect(snapshot().events[1]).toMatchObject({ edited: true, replyTo: { eventId: idOf(original), text: "what is the time?" } });
    expect(server.sent(/\/send\//)[0]!.body["m.new_content"]).not.toHaveProperty("m.relates_to");
  });

  test("reactions stay on a message that is edited", async () => {
    const original = message("lunhc?");
    await arrive([original, event("m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: idOf(original), key: "👍" } }), editOf(original, "lunch?")]);
    const snapshot = await open();
    expect(bodies(snapshot())).toEqual(["lunch?"]);
    expect(snapshot().events[0]!.reactions).toMatchObject([{ key: "👍", count: 1 }]);
  });

  test("what was removed while one was away is gone when one is back", async () => {
    const secret = message("secret");
    await arrive([secret]);
    const snapshot = await open();
    await until(() => snapshot().atStart);
    server.on(/\/messages$/, ({ query }) =>
      query.get("from") === "gap" ? { chunk: [redactionOf(secret), redacted(secret)], start: "gap", end: "before" } : { chunk: [], start: "before" },
    );
    server.tell(joined(timeline([message("news")], { limited: true, prev_batch: "gap" })));
    await until(() => bodies(snapshot()).join() === "redacted,news");
  });
});
