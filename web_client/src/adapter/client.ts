/** The user's Matrix: one SDK client, and the parts that turn what it tells into plain data. */
import { ClientEvent, MatrixClient } from "matrix-js-sdk/lib/client";
import { HttpApiEvent } from "matrix-js-sdk/lib/http-api/interface";
import { logger, type Logger } from "matrix-js-sdk/lib/logger";
import { EventStatus, MatrixEventEvent, type MatrixEvent } from "matrix-js-sdk/lib/models/event";
import { RoomEvent, type Room } from "matrix-js-sdk/lib/models/room";
import { RoomMemberEvent } from "matrix-js-sdk/lib/models/room-member";
import { RoomStateEvent } from "matrix-js-sdk/lib/models/room-state";
import { SyncState } from "matrix-js-sdk/lib/sync";
import { Account } from "./account";
import { Details } from "./details";
import { Directory } from "./directory";
import { forgetEdit, relation } from "./edits";
import { plainly } from "./errors";
import { EventViews } from "./event_view";
import { Outbox, scheduler, Store } from "./outbox";
import { People } from "./people";
import { Pictures } from "./pictures";
import { Presences, saying } from "./presence";
import { Receipts } from "./receipts";
import { RoomActions } from "./room_actions";
import { RoomList } from "./rooms";
import { StreamFetch } from "./stream";
import { Timelines } from "./timeline";
import { Typing } from "./typing";
import { AdapterError, type Adapter, type Connection, type Draft, type Listener, type Presence, type Session, type Transport } from "./types";

/** Events of each room with which the list begins. A room that is opened loads more where that is too little. */
const FIRST_EVENTS = 20;
const RETRY_EVERY = 2_000; // ms, while there is no connection
const STREAM = "org.porch.stream";

/** The SDK logs whatever it does, and part of what users write: nothing for a console. */
const nothing = () => undefined;
const quiet: Logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, getChild: () => quiet };
Object.assign(logger, quiet, { log: nothing });

export function connect(session: Session, wanted: () => Presence, listener: Listener): Adapter {
  return new SdkAdapter(session, wanted, listener);
}

class SdkAdapter implements Adapter {
  readonly userId: string;
  private readonly client: MatrixClient;
  private readonly stream: StreamFetch;
  private readonly rooms: RoomList;
  private readonly details: Details;
  private readonly timelines: Timelines;
  private readonly outbox: Outbox;
  private readonly presences: Presences;
  private readonly receipts: Receipts;
  private readonly typing: Typing;
  private readonly account: Account;
  private readonly pictures: Pictures;
  private readonly actions: RoomActions;
  private readonly directory: Directory;
  private connection: Connection = "starting";
  private transport: Transport = "poll";
  private ready = false;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly over = new AbortController();

  constructor(
    session: Session,
    wanted: () => Presence,
    private readonly listener: Listener,
  ) {
    this.userId = session.userId;
    let offered: Promise<boolean> | null = null;
    this.stream = new StreamFetch(
      session.baseUrl,
      session.accessToken,
      () => (offered ??= this.client.doesServerSupportUnstableFeature(STREAM).catch(() => ((offered = null), false))),
      (transport) => this.setConnection(this.connection, transport),
    );
    const client = (this.client = new MatrixClient({
      baseUrl: session.baseUrl,
      userId: session.userId,
      deviceId: session.deviceId,
      accessToken: session.accessToken,
      fetchFn: saying(wanted, this.stream.fetch, (begun) => this.account.hideAgain(begun)),
      store: new Store(session.userId),
      scheduler: scheduler(),
      timelineSupport: true,
      disableVoip: true,
      logger: quiet,
    }));
    const people = new People(client);
    this.rooms = new RoomList(client, people, listener);
    this.details = new Details(client, people, listener);
    this.outbox = new Outbox(client, (roomId) => this.changed(roomId), () => this.connection === "live");
    const views = new EventViews(client, people, this.outbox, (roomId, ids) => this.timelines.mark(roomId, ids));
    this.timelines = new Timelines(client, views);
    this.presences = new Presences(listener);
    this.receipts = new Receipts(client, (roomId) => this.changed(roomId, []));
    this.typing = new Typing(client);
    this.pictures = new Pictures(session.baseUrl, session.accessToken);
    this.account = new Account(client, people, this.presences, wanted, listener);
    this.actions = new RoomActions(client, this.rooms);
    this.directory = new Directory(client, people);
    this.hear();
    this.start();
  }

  private start(): void {
    const { signal } = this.over;
    window.addEventListener("online", () => this.retryNow(), { signal });
    window.addEventListener("offline", () => this.lost(), { signal });
    document.addEventListener("visibilitychange", () => !document.hidden && this.connection === "reconnecting" && this.retryNow(), { signal });
    void this.client.startClient({
      initialSyncLimit: FIRST_EVENTS,
      lazyLoadMembers: true,
      pendingEventOrdering: "detached" as never,
    });
  }

  /* ---- what the SDK tells ---- */

  private hear(): void {
    const { client, rooms, details, timelines } = this;
    client.on(ClientEvent.Sync, (state) => this.synced(state));
    client.on(HttpApiEvent.SessionLoggedOut, () => this.setConnection("ended", this.transport));
    client.on(ClientEvent.Room, (room) => {
      room.on(RoomEvent.UnreadNotifications, () => rooms.mark(room.roomId));
      this.hearTyping(room);
      this.changed(room.roomId, []);
    });
    client.on(ClientEvent.AccountData, (event) => {
      if (event.getType() === "m.direct" || event.getType() === "m.push_rules") rooms.markAll();
    });
    client.on(RoomEvent.Name, (room) => rooms.mark(room.roomId));
    client.on(RoomEvent.Tags, (_event, room) => rooms.mark(room.roomId));
    client.on(RoomEvent.MyMembership, (room) => this.changed(room.roomId, []));
    client.on(RoomEvent.AccountData, (_event, room) => this.changed(room.roomId, []));
    client.on(RoomEvent.Receipt, (_event, room) => this.changed(room.roomId, []));
    client.on(RoomEvent.TimelineReset, (room) => room && timelines.cut(room.roomId));
    client.on(RoomEvent.LocalEchoUpdated, (event, room) => this.touched(room, event));
    client.on(RoomEvent.Redaction, (_event, room) => this.changed(room.roomId));
    client.on(RoomEvent.RedactionCancelled, (_event, room) => this.changed(room.roomId));
    client.on(MatrixEventEvent.Replaced, (event) => this.changed(event.getRoomId()!, [event.getId()]));
    client.on(RoomEvent.Timeline, (event, room) => {
      if (!room) return;
      this.touched(room, event);
      if (event.isRedaction()) this.redacted(room, event);
    });
    client.on(RoomStateEvent.Events, (event) => {
      const roomId = event.getRoomId()!;
      rooms.mark(roomId);
      details.mark(roomId);
    });
    client.on(RoomMemberEvent.Name, (_event, member) => this.changed(member.roomId));
    client.on(RoomMemberEvent.PowerLevel, (_event, member) => details.mark(member.roomId));
    client.on(ClientEvent.Event, (event) => this.presences.take(event));
    client.on(RoomStateEvent.Members, (event, _state, member) => this.ready && member.userId === this.userId && this.account.heard(event));
  }

  /** The SDK tells of those members only whom it has loaded; the event itself names all who type. */
  private hearTyping(room: Room): void {
    const take = room.addEphemeralEvents.bind(room);
    room.addEphemeralEvents = (events) => {
      take(events);
      for (const event of events) {
        if (event.getType() !== "m.typing") continue;
        const typing: unknown = event.getContent()["user_ids"];
        this.rooms.setTyping(room.roomId, Array.isArray(typing) ? typing.map(String) : []);
      }
    };
  }

  private synced(state: SyncState): void {
    if (state === SyncState.Prepared || state === SyncState.Syncing) {
      if (!this.ready) {
        this.ready = true;
        this.rooms.begin();
        this.listener.ready();
        void this.account.load();
      }
      this.rooms.flush();
      const back = this.connection !== "live";
      this.setConnection("live", this.transport);
      if (back) setTimeout(() => this.connection === "live" && this.outbox.resumeAll(), 0); // the SDK reads what was unsent meanwhile
    } else if (state === SyncState.Reconnecting || state === SyncState.Error) {
      if (this.connection !== "ended") this.setConnection("reconnecting", this.transport);
    }
  }

  private setConnection(connection: Connection, transport: Transport): void {
    if (this.connection === "ended") return;
    clearInterval(this.timer);
    if (connection === "reconnecting") this.timer = setInterval(() => navigator.onLine && this.client.retryImmediately(), RETRY_EVERY);
    if (connection === this.connection && transport === this.transport) return;
    this.connection = connection;
    this.transport = transport;
    this.listener.connection(connection, transport);
  }

  private lost(): void {
    this.stream.drop();
    if (this.ready) this.setConnection("reconnecting", this.transport);
  }

  /** An event came, or changed; with it the one to which it refers. */
  private touched(room: Room, event: MatrixEvent): void {
    const about = event.getAssociatedId() ?? (relation(event)?.["event_id"] as string | undefined);
    this.changed(room.roomId, [event.getId(), about]);
  }

  /** Of those that come late, after a gap, the SDK does not take notice; nor of those that are about bundled edits. */
  private redacted(room: Room, redaction: MatrixEvent): void {
    const eventId = redaction.getAssociatedId();
    if (!eventId) return;
    if (room.findEventById(eventId)?.isRedacted() === false) room.tryApplyRedaction(redaction);
    void forgetEdit(this.client, room, eventId, (about) => this.changed(room.roomId, [about]));
  }

  /** Something in a room changed: these events, or, without `eventIds`, possibly all. */
  private changed(roomId: string, eventIds?: readonly (string | undefined)[]): void {
    this.rooms.mark(roomId);
    this.details.mark(roomId);
    this.timelines.mark(roomId, eventIds);
  }

  /* ---- what the user does ---- */

  retryNow(): void {
    this.stream.drop();
    this.client.retryImmediately();
  }

  async logOut(): Promise<void> {
    await this.client.logout(false).catch(() => undefined);
    this.stop();
  }

  stop(): void {
    this.over.abort();
    clearInterval(this.timer);
    this.rooms.stop();
    this.details.stop();
    this.timelines.stop();
    this.outbox.stop();
    this.typing.stop();
    this.client.stopClient();
    this.client.removeAllListeners();
    this.stream.stop();
    this.pictures.stop();
  }

  createRoom: Adapter["createRoom"] = (room) => this.actions.createRoom(room);
  join: Adapter["join"] = (room, via) => this.actions.join(room, via);
  knock: Adapter["knock"] = (room, via, reason) => this.actions.knock(room, via, reason);
  leave: Adapter["leave"] = (roomId) => this.actions.leave(roomId);
  directRoom: Adapter["directRoom"] = (userId) => this.actions.directRoom(userId);
  setFavourite: Adapter["setFavourite"] = (roomId, on) => this.actions.setFavourite(roomId, on);
  setMarkedUnread: Adapter["setMarkedUnread"] = (roomId, on) => this.actions.setMarkedUnread(roomId, on);
  setMuted: Adapter["setMuted"] = (roomId, on) => this.actions.setMuted(roomId, on);
  setName: Adapter["setName"] = (roomId, name) => this.actions.setName(roomId, name);
  setTopic: Adapter["setTopic"] = (roomId, topic) => this.actions.setTopic(roomId, topic);
  watchRoom: Adapter["watchRoom"] = (roomId) => this.details.watch(roomId);
  invite: Adapter["invite"] = (roomId, userId) => this.actions.invite(roomId, userId);
  kick: Adapter["kick"] = (roomId, userId, reason) => this.actions.kick(roomId, userId, reason);
  ban: Adapter["ban"] = (roomId, userId, reason) => this.actions.ban(roomId, userId, reason);
  unban: Adapter["unban"] = (roomId, userId) => this.actions.unban(roomId, userId);
  setPower: Adapter["setPower"] = (roomId, userId, power) => this.actions.setPower(roomId, userId, power);
  searchPeople: Adapter["searchPeople"] = (term) => this.directory.searchPeople(term);
  person: Adapter["person"] = (userId) => this.directory.person(userId);
  acquaintances: Adapter["acquaintances"] = () => this.directory.acquaintances();
  preview: Adapter["preview"] = (room, via) => this.directory.preview(room, via);
  publicRooms: Adapter["publicRooms"] = (term, options) => this.directory.publicRooms(term, options);
  setDisplayName: Adapter["setDisplayName"] = (name) => this.account.setDisplayName(name);
  setHue: Adapter["setHue"] = (hue) => this.account.setHue(hue);
  setPicture: Adapter["setPicture"] = (file) => this.account.setPicture(file);
  setPresence: Adapter["setPresence"] = (presence, status) => this.account.setPresence(presence, status);
  picture: Adapter["picture"] = (mxc, size) => this.pictures.get(mxc, size);
  setTyping: Adapter["setTyping"] = (roomId, typing) => this.typing.set(roomId, typing);

  openTimeline: Adapter["openTimeline"] = (roomId, eventId, changed) =>
    plainly(() => this.timelines.openTimeline(this.room(roomId), eventId, changed));

  markRead: Adapter["markRead"] = (roomId, eventId) => this.receipts.markRead(this.room(roomId), eventId);

  send(roomId: string, draft: Draft, replyTo?: string | null): void {
    const room = this.room(roomId);
    const content: Record<string, unknown> = written(draft);
    if (replyTo) {
      content["m.relates_to"] = { "m.in_reply_to": { event_id: replyTo } };
      const answered = room.findEventById(replyTo)?.getSender();
      const mentions = content["m.mentions"] as { user_ids?: string[] };
      if (answered && answered !== this.userId) mentions.user_ids = [...new Set([...(mentions.user_ids ?? []), answered])];
    }
    void this.outbox.send(room, "m.room.message", content, false);
    this.typing.set(roomId, false);
  }

  async edit(roomId: string, eventId: string, draft: Draft): Promise<void> {
    const content = written(draft);
    await this.outbox.send(
      this.room(roomId),
      "m.room.message",
      {
        ...content,
        body: `* ${draft.body}`,
        ...(draft.html ? { formatted_body: `* ${draft.html}` } : {}),
        "m.mentions": {}, // who was mentioned has heard of it already
        "m.new_content": content,
        "m.relates_to": { rel_type: "m.replace", event_id: eventId },
      },
      true,
    );
  }

  retry(roomId: string, eventId: string): void {
    const room = this.room(roomId);
    const event = this.pending(room, eventId);
    if (event) void this.outbox.retry(room, event);
  }

  discard(roomId: string, eventId: string): void {
    const room = this.room(roomId);
    const event = this.pending(room, eventId);
    if (event) this.outbox.discard(room, event);
  }

  async react(roomId: string, eventId: string, key: string): Promise<void> {
    await this.outbox.send(this.room(roomId), "m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: eventId, key } }, true);
  }

  async redact(roomId: string, eventId: string, reason?: string): Promise<void> {
    const room = this.room(roomId);
    const pending = this.pending(room, eventId);
    if (pending?.status === EventStatus.NOT_SENT) this.outbox.discard(room, pending);
    else await this.outbox.redact(room, eventId, reason);
  }

  private pending(room: Room, eventId: string): MatrixEvent | undefined {
    return room.getPendingEvents().find((event) => event.getId() === eventId);
  }

  private room(roomId: string): Room {
    const room = this.client.getRoom(roomId);
    if (!room) throw new AdapterError("not-found", "You are not in this room.");
    return room;
  }
}

function written(draft: Draft): Record<string, unknown> {
  const msgtype = { text: "m.text", emote: "m.emote", notice: "m.notice" }[draft.as];
  const mentions = { ...(draft.mentions.length ? { user_ids: [...new Set(draft.mentions)] } : {}), ...(draft.mentionsRoom ? { room: true } : {}) };
  const html = draft.html ? { format: "org.matrix.custom.html", formatted_body: draft.html } : {};
  return { msgtype, body: draft.body, ...html, "m.mentions": mentions };
}
