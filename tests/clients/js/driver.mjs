/**
 * A matrix-js-sdk client that a test drives over stdin and stdout, one JSON object a line.
 *
 * The test writes {id, op, ...arguments} and reads {id, result} or {id, error}.  The client is a plain one: memory
 * store, threads on; it encrypts only when asked to (encryption.mjs).  The process ends when stdin does.
 */
import { createInterface } from "node:readline";
import "./node20.mjs";
import { cryptoCallbacks, encryption } from "./encryption.mjs";
import * as sdk from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";

// stdout belongs to the protocol.
for (const method of ["log", "info", "debug", "warn", "trace"]) console[method] = () => {};
console.error = (...words) => process.stderr.write(words.map(String).join(" ") + "\n");
logger.setLevel?.("silent");

/** @type {sdk.MatrixClient} */
let client;
/** What the SDK has announced as new at the live end of each room: room ID -> [event ID]. */
const announced = new Map();
/** Every state that the sync loop has been in. */
const states = [];

function described(event) {
    return {
        id: event.getId(),
        type: event.getType(),
        sender: event.getSender(),
        body: event.getContent().body,
        thread: event.threadRootId,
        status: event.status,
        transaction: event.getTxnId(),
    };
}

function room(roomId) {
    const found = client.getRoom(roomId);
    if (!found) throw new Error(`the client does not know the room ${roomId}`);
    return found;
}

/** The room's timelines that follow each other without a gap, the oldest first; a sync with a gap begins a new one. */
function timelines(roomId) {
    const chain = [room(roomId).getLiveTimeline()];
    for (let older; (older = chain[0].getNeighbouringTimeline(sdk.Direction.Backward)); ) chain.unshift(older);
    return chain;
}

/** Resolves when `holds()`; asks again whenever the client announces anything. */
function until(holds, what, limit = 20_000) {
    return new Promise((resolve, reject) => {
        const began = Date.now();
        const ask = () => {
            try {
                const value = holds();
                if (value) return resolve(value);
            } catch (error) {
                return reject(error);
            }
            if (Date.now() - began > limit) return reject(new Error(`within ${limit} ms it did not happen: ${what}`));
            setTimeout(ask, 20);
        };
        ask();
    });
}

const operations = {
    async start({ baseUrl, user, password, limit, encrypts }) {
        const session = await sdk.createClient({ baseUrl }).loginRequest({
            type: "m.login.password",
            identifier: { type: "m.id.user", user },
            password,
            initial_device_display_name: "matrix-js-sdk",
        });
        client = sdk.createClient({
            baseUrl,
            userId: session.user_id,
            deviceId: session.device_id,
            accessToken: session.access_token,
            timelineSupport: true,
            cryptoCallbacks,
        });
        if (encrypts) await client.initRustCrypto({ useIndexedDB: false });
        client.on(sdk.ClientEvent.Sync, (state) => states.push(state));
        client.on(sdk.RoomEvent.Timeline, (event, where, toStart, removed, data) => {
            if (toStart || removed || !data.liveEvent || event.status) return;
            announced.set(where.roomId, [...(announced.get(where.roomId) ?? []), event.getId()]);
        });
        await client.startClient({
            initialSyncLimit: limit,
            threadSupport: true,
            pollTimeout: 30_000,
            // What could not be sent waits apart, so that it can be told from what was.
            pendingEventOrdering: sdk.PendingEventOrdering.Detached,
        });
        await until(() => states.includes("PREPARED"), "the initial sync");
        return { userId: session.user_id, deviceId: session.device_id, threads: client.supportsThreads() };
    },

    ...encryption(() => client, until),

    /** The rooms that the client knows, by the membership of its user. */
    rooms: () => client.getRooms().map((each) => ({ id: each.roomId, name: each.name, membership: each.getMyMembership() })),

    join: ({ roomId }) => client.joinRoom(roomId).then((joined) => joined.roomId),

    members: ({ roomId }) => room(roomId).getJoinedMembers().map((member) => member.userId),

    timeline: ({ roomId }) => timelines(roomId).flatMap((each) => each.getEvents()).map(described),

    announced: ({ roomId }) => announced.get(roomId) ?? [],

    states: () => states,

    /** Waits until the room's live timeline holds a message with this text. */
    async heard({ roomId, text, limit }) {
        const find = () => client.getRoom(roomId)?.getLiveTimeline().getEvents().find((e) => e.getContent().body === text);
        return described(await until(find, `hearing "${text}"`, limit));
    },

    /** Pages back until the room's first event; answers how many pages it took. */
    async toTheStart({ roomId, limit }) {
        let pages = 0;
        while (await client.paginateEventTimeline(timelines(roomId)[0], { backwards: true, limit })) {
            if (++pages > 200) throw new Error("the history does not end");
        }
        return pages;
    },

    send: ({ roomId, text }) => client.sendTextMessage(roomId, text).then((sent) => sent.event_id),

    /** Sends with a transaction ID of its own; answers with the local echo's state when that fails. */
    async sendUnsafely({ roomId, text, transaction }) {
        try {
            const sent = await client.sendEvent(roomId, "m.room.message", { msgtype: "m.text", body: text }, transaction);
            return { eventId: sent.event_id };
        } catch {
            return { failed: room(roomId).getPendingEvents().map(described) };
        }
    },

    /** Sends again every line that could not be sent. */
    async resend({ roomId }) {
        const here = room(roomId);
        const unsent = here.getPendingEvents().filter((event) => event.status === sdk.EventStatus.NOT_SENT);
        const answers = [];
        for (const event of unsent) answers.push((await client.resendEvent(event, here)).event_id);
        return answers;
    },

    sendInThread: ({ roomId, root, text }) =>
        client.sendMessage(roomId, root, { msgtype: "m.text", body: text }).then((sent) => sent.event_id),

    /** Waits until the thread has `count` replies, all of them the server's; answers what the client shows of it. */
    async thread({ roomId, root, count }) {
        const thread = await until(() => {
            const found = client.getRoom(roomId)?.getThread(root);
            if (!found?.initialEventsFetched || found.length !== count) return null;
            const replies = found.events.filter((event) => event.getId().startsWith("$") && event.getId() !== root);
            return replies.length === count && replies.every((event) => !event.status) ? found : null;
        }, `a thread of ${count} replies`);
        const latest = thread.replyToEvent;
        return { length: thread.length, events: thread.events.map(described), latest: latest && described(latest) };
    },

    /** Waits until an own reply stands in the thread as the server's event. */
    async replied({ roomId, root, eventId }) {
        const find = () => client.getRoom(roomId)?.getThread(root)?.events.find((event) => event.getId() === eventId);
        await until(() => find() && !find().status, `the reply ${eventId}`);
    },

    /** The thread list of the room, as asked from the server. */
    async threads({ roomId }) {
        const here = room(roomId);
        await here.createThreadsTimelineSets();
        await here.fetchRoomThreads();
        return here.getThreads().map((thread) => ({ root: thread.id, length: thread.length }));
    },

    async markRead({ roomId, eventId }) {
        const event = room(roomId).findEventById(eventId);
        await client.setRoomReadMarkers(roomId, eventId, event);
    },

    readReceipt: async ({ roomId, eventId }) => {
        await client.sendReadReceipt(room(roomId).findEventById(eventId));
    },

    /** Waits until the client knows that `user` has read up to `eventId`. */
    readUpTo: async ({ roomId, user, eventId }) => {
        await until(() => room(roomId).getEventReadUpTo(user, true) === eventId, `${user} having read ${eventId}`);
    },

    /** Waits until the fully-read marker of the room stands at `eventId`. */
    fullyRead: async ({ roomId, eventId }) => {
        const marker = () => room(roomId).getAccountData("m.fully_read")?.getContent().event_id;
        await until(() => marker() === eventId, `the fully-read marker at ${eventId}`);
    },

    /** Waits until the server's count of unread notifications is `count`. */
    unread: async ({ roomId, count, kind }) => {
        await until(() => room(roomId).getUnreadNotificationCount(kind) === count, `${count} unread (${kind})`);
    },

    typing: ({ roomId, typing }) => client.sendTyping(roomId, typing, 30_000).then(() => null),

    /** Waits until just these users are shown as typing. */
    typists: async ({ roomId, users }) => {
        const now = () => room(roomId).getMembers().filter((member) => member.typing).map((member) => member.userId);
        await until(() => JSON.stringify(now().sort()) === JSON.stringify([...users].sort()), `typing: ${users}`);
    },

    /** Waits until the sync loop says that it is in trouble. */
    lost: async () => {
        await until(() => ["RECONNECTING", "ERROR"].includes(states.at(-1)), "losing the server");
    },

    /** Asks the sync loop not to sit out its back-off, and waits until it is well again. */
    reconnect: async () => {
        await until(() => client.retryImmediately() || states.at(-1) === "SYNCING", "a retry");
        await until(() => states.at(-1) === "SYNCING", "syncing again");
    },
};

const lines = createInterface({ input: process.stdin });
lines.on("line", async (line) => {
    const { id, op, ...given } = JSON.parse(line);
    let answer;
    try {
        answer = { id, result: (await operations[op](given)) ?? null };
    } catch (error) {
        answer = { id, error: `${op}: ${error?.stack ?? error}` };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
});
lines.on("close", () => process.exit(0));
