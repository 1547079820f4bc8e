import { beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../src/adapter/types";
import { adapter, arrive, bodies, comeAgain, comeIn, draft, heard, messagesEnd, open, opened, server } from "../fakes/alice";
import { OWN, ROOM, STATE, answer, event, joined, member, message, timeline, until } from "../fakes/homeserver";

describe("the list of rooms", () => {
  test("a room has its last message, its unread counts, and its favourite tag", async () => {
    const tag = { type: "m.tag", content: { tags: { "m.favourite": {} } } };
    await arrive([message("hello"), event("m.reaction", {})], {
      unread_notifications: { notification_count: 3, highlight_count: 1 },
      account_data: { events: [tag] },
    });
    expect(heard.list.get(ROOM)).toMatchObject({ name: "Garden", unread: 3, mentions: 1, favourite: true, last: { sender: "Bob", own: false, text: "hello" } });
  });

  test("the counts go down when the room is read on another device", async () => {
    await arrive([message("hello")], { unread_notifications: { notification_count: 3, highlight_count: 1 } });
    server.tell(joined({ unread_notifications: { notification_count: 0, highlight_count: 0 } }));
    await until(() => heard.list.get(ROOM)?.unread === 0 && heard.list.get(ROOM)?.mentions === 0);
  });

  test("an invitation says who invites, and a direct one with whom", async () => {
    await arrive();
    const invite = event("m.room.member", { membership: "invite", is_direct: true }, { state_key: OWN });
    server.tell({ rooms: { invite: { "!dm:test": { invite_state: { events: [member("@bob:test", "join", "Bob"), invite] } } } } });
    await until(() => heard.list.has("!dm:test"));
    expect(heard.list.get("!dm:test")).toMatchObject({ membership: "invite", dm: "@bob:test", name: "Bob", inviter: { name: "Bob" } });
  });

  test("whoever is removed from a room hears by whom and why", async () => {
    await arrive();
    const kick = event("m.room.member", { membership: "leave", reason: "Spam" }, { state_key: OWN, unsigned: { prev_content: { membership: "join" } } });
    server.tell({ rooms: { leave: { [ROOM]: timeline([kick]) } } });
    await until(() => heard.farewells.length);
    expect(heard.farewells[0]).toMatchObject({ roomId: ROOM, why: "kicked", by: "Bob", reason: "Spam" });
    expect(heard.list.has(ROOM)).toBe(false);
  });

  test("who types is told, without the user", async () => {
    await arrive();
    server.tell(joined({ ephemeral: { events: [{ type: "m.typing", content: { user_ids: ["@bob:test", OWN] } }] } }));
    await until(() => heard.list.get(ROOM)?.typing.length);
    expect(heard.list.get(ROOM)!.typing.map((person) => person.name)).toEqual(["Bob"]);
  });
});

describe("a timeline", () => {
  beforeEach(() => void messagesEnd());

  test("an edit, a reaction and a redaction show on the events that they are about", async () => {
    const [first, second] = [message("frist"), message("secret")];
    await arrive([first, second]);
    const snapshot = await open();
    server.tell(
      joined(
        timeline([
          event("m.room.message", { msgtype: "m.text", body: "* first", "m.new_content": { msgtype: "m.text", body: "first" }, "m.relates_to": { rel_type: "m.replace", event_id: first["event_id"] } }),
          event("m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: first["event_id"], key: "👍" } }),
          event("m.room.redaction", { redacts: second["event_id"] }, { redacts: second["event_id"] }),
        ]),
      ),
    );
    await until(() => bodies(snapshot()).join() === "first,redacted");
    expect(snapshot().events[0]).toMatchObject({ edited: true, reactions: [{ key: "👍", count: 1, own: null, names: ["Bob"] }] });
  });

  test("an event that has not changed is the same object", async () => {
    await arrive([message("one"), message("two")]);
    const snapshot = await open();
    const before = snapshot().events;
    server.tell(joined(timeline([message("three")])));
    await until(() => snapshot().events.length === 3);
    expect(snapshot().events[0]).toBe(before[0]);
  });

  test("older events come in front, until the room's start", async () => {
    await arrive([message("three")]);
    server.on(/\/messages$/, ({ query }) =>
      query.get("from") === "before" ? { chunk: [message("two"), message("one")], start: "before", end: "more" } : { chunk: [message("zero")], start: "more" },
    );
    const snapshot = await open();
    await until(() => snapshot().events.length === 3);
    expect(snapshot().atStart).toBe(false);
    await opened!.older();
    expect(bodies(snapshot())).toEqual(["zero", "one", "two", "three"]);
    expect(snapshot().atStart).toBe(true);
  });

  test("a link to an event opens what is around it, and one can go on to the end", async () => {
    await arrive([message("newest")]);
    const old = message("old");
    server.on(/\/context\//, () => ({ event: old, events_before: [message("older")], events_after: [message("later")], start: "c1", end: "c2", state: [] }));
    server.on(/\/messages$/, ({ query }) => (query.get("dir") === "f" ? { chunk: [message("then")], start: "c2", end: "c3" } : { chunk: [], start: "c1" }));
    const snapshot = await open(old["event_id"] as string);
    expect(bodies(snapshot())).toEqual(["older", "old", "later"]);
    expect(snapshot().atEnd).toBe(false);
    await opened!.newer();
    expect(bodies(snapshot())).toContain("then");
  });

  test("receipts on events that are not shown count for the shown one before", async () => {
    const shown = message("hello", { sender: OWN });
    const reaction = event("m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: shown["event_id"], key: "x" } }, { sender: OWN });
    await arrive([shown, reaction]);
    const snapshot = await open();
    server.tell(joined({ ephemeral: { events: [{ type: "m.receipt", content: { [reaction["event_id"] as string]: { "m.read": { "@bob:test": { ts: 5 } } } } }] } }));
    await until(() => snapshot().events[0]?.readBy.length);
    expect(snapshot().events[0]!.readBy.map(({ person }) => person.name)).toEqual(["Bob"]);
  });

  test("after a gap in the sync what was read stays, and what is missing is fetched", async () => {
    const [one, two, three] = [message("one"), message("two"), message("three")];
    await arrive([one]);
    const snapshot = await open();
    await until(() => snapshot().atStart);
    server.on(/\/messages$/, ({ query }) => (query.get("from") === "gap" ? { chunk: [two, one], start: "gap", end: "before" } : { chunk: [], start: "before" }));
    server.tell(joined(timeline([three], { limited: true, prev_batch: "gap" })));
    await until(() => snapshot().events.length === 3);
    expect(bodies(snapshot())).toEqual(["one", "two", "three"]);
  });
});

describe("sending", () => {
  let accept: (eventId: string) => void;
  let transaction: string;

  beforeEach(() => {
    messagesEnd();
    server.on(/\/send\//, ({ path }) => {
      transaction = path.split("/").at(-1)!;
      return new Promise((resolve) => (accept = (eventId) => resolve({ event_id: eventId })));
    });
  });

  const echo = (eventId: string, body: string) => message(body, { event_id: eventId, sender: OWN, unsigned: { transaction_id: transaction } });

  test("a message is there at once, and once only, whichever of answer and echo comes first", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    for (const answerFirst of [true, false]) {
      const body = `answer first: ${answerFirst}`;
      const calls = server.sent(/\/send\//).length;
      adapter.send(ROOM, draft(body));
      await until(() => snapshot().events.at(-1)?.sending === "sending" && server.sent(/\/send\//).length > calls);
      const { key } = snapshot().events.at(-1)!;
      const finish = [() => accept(`$${body}`), () => server.tell(joined(timeline([echo(`$${body}`, body)])))];
      for (const step of answerFirst ? finish : finish.reverse()) {
        step();
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      await until(() => snapshot().events.at(-1)?.sending === null);
      expect(bodies(snapshot()).filter((one) => one === body)).toHaveLength(1);
      expect(snapshot().events.at(-1)).toMatchObject({ key, eventId: `$${body}` });
    }
  });

  test("the order is the server's, though a message was on its way before another came", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    adapter.send(ROOM, draft("mine"));
    await until(() => server.sent(/\/send\//).length);
    server.tell(joined(timeline([message("theirs")])));
    await until(() => bodies(snapshot()).includes("theirs"));
    expect(bodies(snapshot())).toEqual(["hello", "theirs", "mine"]);
    accept("$mine");
    server.tell(joined(timeline([echo("$mine", "mine"), message("after")])));
    await until(() => bodies(snapshot()).join() === "hello,theirs,mine,after");
  });

  test("without a connection a message waits, and goes out when there is one again", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    server.cut();
    await until(() => heard.connections.at(-1) === "reconnecting");
    adapter.send(ROOM, draft("one"));
    adapter.send(ROOM, draft("two"));
    await until(() => snapshot().events.slice(-2).every((one) => one.sending === "waiting"));
    server.on(/\/send\//, ({ body }) => ({ event_id: `$${String(body["body"])}` }));
    server.down = false;
    adapter.retryNow();
    await until(() => snapshot().events.length === 3 && snapshot().events.every((one) => one.sending === null));
    expect(bodies(snapshot())).toEqual(["hello", "one", "two"]);
  }, 10_000);

  test("all that waits goes out, though the server tells each message before the next is sent", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    server.cut();
    await until(() => heard.connections.at(-1) === "reconnecting");
    for (const body of ["one", "two", "three"]) adapter.send(ROOM, draft(body));
    await until(() => snapshot().events.slice(-3).every((one) => one.sending === "waiting"));
    server.on(/\/send\//, async ({ path, body }) => {
      const said = String(body["body"]);
      server.tell(joined(timeline([message(said, { event_id: `$${said}`, sender: OWN, unsigned: { transaction_id: path.split("/").at(-1) } })])));
      await until(() => snapshot().events.some((one) => one.eventId === `$${said}`));
      if (said === "two") adapter.send(ROOM, draft("four"));
      return { event_id: `$${said}` };
    });
    server.down = false;
    adapter.retryNow();
    await until(() => snapshot().events.length === 5 && snapshot().events.every((one) => one.sending === null));
    expect(bodies(snapshot())).toEqual(["hello", "one", "two", "three", "four"]);
  }, 10_000);

  test("what did not get through though there is a connection is sent again by itself, in the same transaction", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    const transactions: string[] = [];
    server.on(/\/send\//, ({ path }) => {
      transactions.push(path.split("/").at(-1)!);
      if (transactions.length === 1) throw new TypeError("the connection broke");
      return { event_id: "$one" };
    });
    adapter.send(ROOM, draft("one"));
    await until(() => transactions.length === 2 && bodies(snapshot()).includes("one") && snapshot().events.at(-1)?.sending === null);
    expect(heard.connections).toEqual(["live"]);
    expect(new Set(transactions).size).toBe(1);
  }, 10_000);

  test("what the server refuses is failed, and can be sent again or discarded", async () => {
    await arrive([message("hello")]);
    const snapshot = await open();
    server.on(/\/send\//, () => answer(403, { errcode: "M_FORBIDDEN", error: "You may not." }));
    adapter.send(ROOM, draft("one"));
    await until(() => snapshot().events.at(-1)?.sending === "failed");
    expect(snapshot().events.at(-1)!.failure).toBe("You may not.");
    server.on(/\/send\//, () => ({ event_id: "$one" }));
    adapter.retry(ROOM, snapshot().events.at(-1)!.eventId);
    await until(() => snapshot().events.at(-1)?.sending === null);

    server.on(/\/send\//, () => answer(403, { errcode: "M_FORBIDDEN", error: "You may not." }));
    adapter.send(ROOM, draft("two"));
    await until(() => snapshot().events.at(-1)?.sending === "failed");
    adapter.discard(ROOM, snapshot().events.at(-1)!.eventId);
    await until(() => bodies(snapshot()).join() === "hello,one");
  });

  test("an edit that is refused is undone, and says why", async () => {
    const own = message("mine", { sender: OWN });
    await arrive([own]);
    const snapshot = await open();
    let refuse!: () => void;
    server.on(/\/send\//, () => new Promise((resolve) => (refuse = () => resolve(answer(403, { errcode: "M_FORBIDDEN", error: "You may not." })))));
    const editing = adapter.edit(ROOM, own["event_id"] as string, draft("better"));
    await until(() => bodies(snapshot()).join() === "better" && server.sent(/\/send\//).length);
    refuse();
    await expect(editing).rejects.toThrow(AdapterError);
    await until(() => bodies(snapshot()).join() === "mine");
  });

  test("what was not sent is there after a reload, and is sent with the same transaction", async () => {
    await arrive([message("hello")]);
    await open();
    adapter.send(ROOM, draft("kept"));
    await until(() => server.sent(/\/send\//).length === 1);
    const before = transaction;
    comeAgain(joined({ state: { events: STATE() }, ...timeline([message("hello")]) }));
    await until(() => server.sent(/\/send\//).length === 2);
    expect(transaction).toBe(before);
  });
});

describe("a room looked at closely", () => {
  test("tells what the user may do, and who is in it", async () => {
    server.on(/\/members$/, () => ({ chunk: [member(OWN, "join", "Alice"), member("@bob:test", "join", "Bob")] }));
    await arrive();
    const stop = adapter.watchRoom(ROOM);
    await until(() => heard.people.length === 2);
    expect(heard.known).toMatchObject({ name: "Garden", power: 100, may: { kick: true, ban: true, topic: true, redactOthers: true } });
    expect(heard.people.map(({ name, power }) => [name, power])).toEqual([["Alice", 100], ["Bob", 0]]);
    stop();
  });

  test("who has a look-alike of another's name is ambiguous", async () => {
    server.on(/\/members$/, () => ({ chunk: [member(OWN, "join", "Alice"), member("@eve:test", "join", "Аlice")] }));
    await arrive();
    adapter.watchRoom(ROOM);
    await until(() => heard.people.some((person) => person.userId === "@eve:test"));
    expect(heard.people.find((person) => person.userId === "@eve:test")!.ambiguous).toBe(true);
  });
});

describe("the session", () => {
  test("a token that was revoked ends it", async () => {
    await arrive();
    server.on(/\/sync$/, () => answer(401, { errcode: "M_UNKNOWN_TOKEN", error: "No" }));
    server.tell({});
    await until(() => heard.connections.at(-1) === "ended");
  });

  test("presence of others is told", async () => {
    await arrive();
    server.tell({ presence: { events: [{ type: "m.presence", sender: "@bob:test", content: { presence: "unavailable", status_msg: "Tea", last_active_ago: 1000 } }] } });
    await until(() => heard.there.get("@bob:test")?.presence === "idle");
    expect(heard.there.get("@bob:test")!.status).toBe("Tea");
  });

  test("a status that alone has changed is told, and one that is gone too", async () => {
    await arrive();
    const told = (status?: string) => ({ type: "m.presence", sender: "@bob:test", content: { presence: "online", ...(status ? { status_msg: status } : {}) } });
    for (const status of ["Tea", "Coffee", undefined]) {
      server.tell({ presence: { events: [told(status)] } });
      await until(() => heard.there.get("@bob:test")?.status === (status ?? null));
    }
  });

  test("the user's own presence is told when it comes after the profile", async () => {
    await arrive();
    await until(() => heard.own);
    server.tell({ presence: { events: [{ type: "m.presence", sender: OWN, content: { presence: "online" } }] } });
    await until(() => heard.there.get(OWN)?.presence === "online");
  });

  test("who is offline is asked about, where the server does not tell, so that their status is known", async () => {
    server.on(/\/presence\/.*\/status$/, () => ({ presence: "offline", status_msg: "Tea" }));
    server.tell({});
    comeIn("offline");
    await until(() => heard.own);
    expect(heard.own!.presence).toEqual({ presence: "offline", lastActive: null, status: "Tea" });
  });

  test("every sync says what the user wants to be seen as, the first one too", async () => {
    const said: (string | null)[] = [];
    server.on(/\/sync$/, async ({ query }) => {
      said.push(query.get("set_presence"));
      if (said.length > 2) await new Promise(() => undefined);
      return { next_batch: `s${said.length}` };
    });
    comeIn();
    await until(() => said.length > 2);
    expect(new Set(said)).toEqual(new Set(["unavailable"]));
  });

  test("who hides while a sync says that they are there hides once more after it", async () => {
    let wanted: "idle" | "offline" = "idle";
    server.on(/\/presence\/.*\/status$/, () => ({}));
    server.tell({});
    comeIn(() => wanted);
    await until(() => heard.isReady && server.sent(/\/sync$/).length > 1);
    const said = () => server.sent(/\/status$/).filter(({ method }) => method === "PUT");
    wanted = "offline";
    await adapter.setPresence("offline", "Tea");
    expect(said()).toHaveLength(1);
    server.tell({}); // the sync that said "unavailable" is answered
    await until(() => said().length === 2);
    expect(said()[1]!.body).toEqual({ presence: "offline", status_msg: "Tea" });
    const syncs = server.sent(/\/sync$/).length;
    server.tell({});
    await until(() => server.sent(/\/sync$/).length > syncs);
    expect(said()).toHaveLength(2);
  });

  test("a profile that another device has changed is shown", async () => {
    await arrive();
    await until(() => heard.own?.name === "Alice");
    server.on(/\/profile\//, () => ({ displayname: "Alice in the garden" }));
    server.tell(joined(timeline([member(OWN, "join", "Alice in the garden")])));
    await until(() => heard.own?.name === "Alice in the garden");
  });
});
