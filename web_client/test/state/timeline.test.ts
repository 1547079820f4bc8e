import { beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../src/adapter/types";
import { cancel, edit, mode, reply, setText, submit, text } from "../../src/state/composer";
import { end, setAdapter } from "../../src/state/core";
import { stored } from "../../src/state/stored";
import { failure, focus, jumpTo, lookedAway, markRead, newCount, openRoom, rows, setAtBottom, snapshot, toEnd } from "../../src/state/timeline";
import { toasts } from "../../src/state/toasts";
import { FakeTimelines, fakeAdapter, type FakeAdapter, person, said, snapshotOf } from "../fakes/adapter";
import { OWN, ROOM } from "../fakes/homeserver";

let timelines: FakeTimelines;
let adapter: FakeAdapter;
const ALICE = person(OWN, "Alice");

beforeEach(() => {
  end();
  localStorage.clear();
  timelines = new FakeTimelines();
  adapter = fakeAdapter(timelines);
  setAdapter(adapter);
});

describe("the open timeline", () => {
  test("a room that is left while it opens does not come after all", async () => {
    timelines.next = snapshotOf([said("first room")]);
    const first = openRoom("!first:test");
    timelines.next = snapshotOf([said("second room")]);
    await Promise.all([first, openRoom("!second:test")]);
    expect(snapshot.value!.events[0]!.content).toMatchObject({ body: "second room" });
    expect(timelines.closed).toBe(1);
  });

  test("what comes while the end is out of sight is counted, but not one's own", async () => {
    const events = [said("a")];
    timelines.next = snapshotOf(events);
    await openRoom(ROOM);
    setAtBottom(false);
    timelines.change(snapshotOf([...events, said("b"), said("c", { sender: ALICE }), said("d")]));
    expect(newCount.value).toBe(2);
    setAtBottom(true);
    expect(newCount.value).toBe(0);
  });

  test("what is only loaded, on the way from an old message to the end, is not counted as new", async () => {
    const old = [said("old")];
    timelines.next = snapshotOf(old, { atEnd: false });
    await openRoom(ROOM, "$old");
    timelines.change(snapshotOf([...old, said("later")], { atEnd: false }));
    const all = [...old, said("later"), said("newest")];
    timelines.change(snapshotOf(all));
    expect(newCount.value).toBe(0);
    timelines.change(snapshotOf([...all, said("news")]));
    expect(newCount.value).toBe(1);
  });

  test("only what is in sight, and at the end, is read, and told once", async () => {
    const newest = said("a");
    timelines.next = snapshotOf([newest, said("b", { sender: ALICE, sending: "sending", eventId: "~b" })]);
    await openRoom(ROOM);
    setAtBottom(false);
    markRead();
    expect(adapter.markRead).not.toHaveBeenCalled();
    setAtBottom(true);
    markRead();
    markRead();
    expect(adapter.markRead.mock.calls).toEqual([[ROOM, newest.eventId]]);
  });

  test("what comes while one watches gets no line, what comes after one turned away does", async () => {
    const [read, watched, later] = [said("a"), said("b"), said("c")];
    timelines.next = snapshotOf([read], { readMarker: read.eventId });
    await openRoom(ROOM);
    timelines.change(snapshotOf([read, watched], { readMarker: read.eventId }));
    markRead();
    expect(rows.value.some((row) => row.kind === "new")).toBe(false);
    lookedAway();
    timelines.change(snapshotOf([read, watched, later], { readMarker: watched.eventId }));
    const line = rows.value.findIndex((row) => row.kind === "new");
    expect(rows.value[line + 1]).toMatchObject({ event: later });
  });

  test("the line of the new stays where it was while one reads on", async () => {
    const [read, fresh] = [said("a"), said("b")];
    timelines.next = snapshotOf([read, fresh], { readMarker: read.eventId });
    await openRoom(ROOM);
    timelines.change(snapshotOf([read, fresh], { readMarker: fresh.eventId }));
    expect(rows.value.map((row) => row.kind)).toEqual(["start", "day", "event", "new", "event"]);
  });

  test("a jump goes to what is loaded at once, and opens what is not", async () => {
    const here = said("a");
    timelines.next = snapshotOf([here]);
    await openRoom(ROOM);
    await jumpTo(here.eventId);
    expect(timelines.opened).toEqual([null]);
    expect(focus.value).toEqual({ eventId: here.eventId });
    timelines.next = snapshotOf([said("old")], { atEnd: false });
    await jumpTo("$old");
    expect(timelines.opened).toEqual([null, "$old"]);
    await toEnd();
    expect(timelines.opened).toEqual([null, "$old", null]);
    expect(focus.value).toEqual({ end: true });
  });

  test("a link to what is not there leaves one where one is, and says so", async () => {
    timelines.next = snapshotOf([said("a")]);
    await openRoom(ROOM);
    timelines.failing = new AdapterError("not-found", "There is no such message.");
    await jumpTo("$nothing");
    expect(toasts.value.at(-1)!.text).toBe("There is no such message.");
    expect(snapshot.value!.events).toHaveLength(1);
    expect(failure.value).toBeNull();
  });
});

describe("the composer", () => {
  beforeEach(async () => {
    timelines.next = snapshotOf([said("theirs"), said("mine", { sender: ALICE })]);
    await openRoom(ROOM);
  });

  test("a draft is kept over a reload, each room its own, until it is sent", async () => {
    setText("half a thought");
    expect(stored.readJson(`draft.${OWN}.${ROOM}`)).toMatchObject({ text: "half a thought" });
    await openRoom("!other:test");
    expect(text.value).toBe("");
    await openRoom(ROOM);
    expect(text.value).toBe("half a thought");
    expect(submit()).toBe(true);
    expect(adapter.send.mock.calls[0]).toMatchObject([ROOM, { body: "half a thought" }, null]);
    expect(stored.read(`draft.${OWN}.${ROOM}`)).toBeNull();
  });

  test("nothing is sent where nothing is written", () => {
    setText("  \n ");
    expect(submit()).toBe(false);
    expect(adapter.send).not.toHaveBeenCalled();
  });

  test("what one sends is brought into sight, also from far back", async () => {
    timelines.next = snapshotOf([said("old")], { atEnd: false });
    await jumpTo("$old");
    timelines.next = snapshotOf([said("newest")]);
    setText("here I am");
    submit();
    await expect.poll(() => focus.value).toEqual({ end: true });
    expect(timelines.opened.at(-1)).toBeNull();
    expect(snapshot.value!.atEnd).toBe(true);
  });

  test("what is too long for one message stays in the composer", () => {
    setText("ä".repeat(31_000));
    expect(submit()).toBe(false);
    expect(adapter.send).not.toHaveBeenCalled();
    expect(text.value).toHaveLength(31_000);
    expect(toasts.value.at(-1)!.text).toMatch("too long");
  });

  test("an answer knows what it answers", () => {
    const event = snapshot.value!.events[0]!;
    reply(event);
    setText("yes");
    submit();
    expect(adapter.send.mock.calls[0]![2]).toBe(event.eventId);
    expect(mode.value.kind).toBe("new");
  });

  test("of what was kept in another form only the text is taken", async () => {
    stored.write(`draft.${OWN}.!other:test`, JSON.stringify({ text: "kept", mode: { kind: "reply", event: {} }, mentions: [5], aside: null }));
    await openRoom("!other:test");
    expect([text.value, mode.value.kind]).toEqual(["kept", "new"]);
  });

  test("what was being written comes back after an edit, whether it was sent or not", () => {
    setText("aside");
    edit(snapshot.value!.events[1]!);
    expect(text.value).toBe("mine");
    cancel();
    expect(text.value).toBe("aside");
    edit(snapshot.value!.events[1]!);
    setText("better");
    submit();
    expect(adapter.edit.mock.calls[0]).toMatchObject([ROOM, snapshot.value!.events[1]!.eventId, { body: "better" }]);
    expect(text.value).toBe("aside");
  });

  test("an edit keeps whom the message mentions, and that it is an emote", async () => {
    const html = 'greets <a href="https://matrix.to/#/@bob:test">Bob</a>';
    const content = { kind: "text", as: "emote", body: "greets @Bob", html } as const;
    timelines.change(snapshotOf([said("mine", { sender: ALICE, content })]));
    edit(snapshot.value!.events[0]!);
    expect(text.value).toBe("/me greets @Bob");
    setText("/me greets @Bob again");
    submit();
    expect(adapter.edit.mock.calls[0]![2]).toMatchObject({ as: "emote", body: "greets @Bob again", mentions: ["@bob:test"] });
  });

  test("an edit that was refused is not lost", async () => {
    adapter.edit.mockRejectedValueOnce(new AdapterError("forbidden", "You may not."));
    edit(snapshot.value!.events[1]!);
    setText("better");
    submit();
    await expect.poll(() => mode.value.kind).toBe("edit");
    expect(text.value).toBe("better");
    expect(toasts.value.at(-1)!.text).toBe("You may not.");
  });
});
