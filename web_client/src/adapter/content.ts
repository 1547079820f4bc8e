/** What an event says: the SDK's events turned into `EventContent`, and short plain texts for lists. */
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import type { Room } from "matrix-js-sdk/lib/models/room";
import { messageWords, oneLine } from "../text/words";
import { contentNow, isEdit, object, relation, type Content } from "./edits";
import type { People } from "./people";
import type { EventContent, RoomChange } from "./types";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

const MEDIA = { "m.image": "image", "m.video": "video", "m.audio": "audio", "m.file": "file" } as const;
const TEXTS = { "m.text": "text", "m.notice": "notice", "m.emote": "emote" } as const;

/** State that is of no interest to who reads a conversation. */
const SILENT_STATE = new Set(["m.room.member.hint", "m.space.parent", "m.space.child", "im.vector.modular.widgets"]);

/** Whether an event has a place of its own in a timeline; edits, reactions and redactions show on other events. */
export function isShown(event: MatrixEvent): boolean {
  if (isEdit(event)) return false;
  const type = event.getType();
  if (type === "m.reaction" || type === "m.room.redaction") return false;
  if (event.isState()) return !SILENT_STATE.has(type) && !(type === "m.room.member" && memberChange(event, null) === null);
  if (type === "m.room.message" || type === "m.room.encrypted" || type === "m.sticker") return true;
  return event.isRedacted() ? false : fallback(event) !== null;
}

/** The event ID that an event answers, in a rich reply; `null` for the fallback in threads, which answers nobody. */
export function repliedTo(event: MatrixEvent): string | null {
  const relates = relation(event);
  const inReplyTo = object(relates?.["m.in_reply_to"])["event_id"];
  if (typeof inReplyTo !== "string") return null;
  return relates?.["rel_type"] === "m.thread" && relates["is_falling_back"] === true ? null : inReplyTo;
}

export function contentOf(event: MatrixEvent, room: Room, people: People): EventContent {
  if (event.isRedacted()) {
    const because = event.getUnsigned().redacted_because as { sender?: string; content?: Content } | undefined;
    return { kind: "redacted", by: because?.sender ? people.inRoom(room, because.sender) : null, reason: text(because?.content?.["reason"]) || null };
  }
  if (event.isState()) return { kind: "change", change: changeOf(event, room, people) };
  const type = event.getType();
  if (type === "m.room.encrypted") return { kind: "encrypted" };
  const content = contentNow(event);
  if (type === "m.room.message" || type === "m.sticker") return messageOf(type === "m.sticker" ? "m.image" : text(content["msgtype"]), content, repliedTo(event) !== null);
  return { kind: "unknown", type, body: fallback(event) };
}

function messageOf(msgtype: string, content: Content, isReply: boolean): EventContent {
  let body = text(content["body"]);
  const media = MEDIA[msgtype as keyof typeof MEDIA];
  if (media) {
    const info = object(content["info"]);
    return {
      kind: "media",
      as: media,
      body: text(content["filename"]) || body,
      url: text(content["url"]) || null,
      mimetype: text(info["mimetype"]),
      size: number(info["size"]),
      width: number(info["w"]),
      height: number(info["h"]),
    };
  }
  const as = TEXTS[msgtype as keyof typeof TEXTS] ?? "text";
  let html = content["format"] === "org.matrix.custom.html" ? text(content["formatted_body"]) || null : null;
  if (isReply) {
    body = withoutFallback(body);
    html = html?.replace(/^\s*<mx-reply>[\s\S]*?<\/mx-reply>/i, "") ?? null;
  }
  return { kind: "text", as, body, html };
}

/** Old clients begin a reply with the message and its sender, each line after `> `; what the user quotes has no sender. */
function withoutFallback(body: string): string {
  if (!/^> (?:\* )?<@[^\s>]+>/u.test(body)) return body;
  const lines = body.split("\n");
  let at = 0;
  while (lines[at]?.startsWith("> ") || lines[at] === ">") at++;
  if (lines[at] === "") at++;
  return lines.slice(at).join("\n");
}

function fallback(event: MatrixEvent): string | null {
  return text((event.getContent() as Content)["body"]) || null;
}

function changeOf(event: MatrixEvent, room: Room, people: People): RoomChange {
  const content = event.getContent() as Content;
  switch (event.getType()) {
    case "m.room.create":
      return { what: "created" };
    case "m.room.member":
      return memberChange(event, (userId) => people.inRoom(room, userId)) ?? { what: "other", type: "m.room.member" };
    case "m.room.name":
      return { what: "name", to: text(content["name"]) };
    case "m.room.topic":
      return { what: "topic", to: text(content["topic"]) };
    case "m.room.avatar":
      return { what: "picture" };
    case "m.room.canonical_alias":
      return { what: "alias", to: text(content["alias"]) || null };
    case "m.room.join_rules":
      return { what: "join-rule", to: text(content["join_rule"]) };
    case "m.room.history_visibility":
      return { what: "history", to: text(content["history_visibility"]) };
    case "m.room.power_levels":
      return { what: "power" };
    case "m.room.pinned_events":
      return { what: "pinned" };
    case "m.room.encryption":
      return { what: "encryption" };
    case "m.room.tombstone":
      return { what: "replaced" };
    default:
      return { what: "other", type: event.getType() };
  }
}

/** What a member event changed; `null` for nothing that one sees. Without `person` it says only whether there is something. */
function memberChange(event: MatrixEvent, person: ((userId: string) => { userId: string }) | null): RoomChange | null {
  const now = event.getContent() as Content;
  const before = event.getPrevContent() as Content;
  const whoId = event.getStateKey() ?? "";
  const own = event.getSender() === whoId;
  const reason = text(now["reason"]) || null;
  const change = (what: "joined" | "left" | "invited" | "uninvited" | "declined" | "kicked" | "banned" | "unbanned" | "knocked"): RoomChange =>
    ({ what, who: person?.(whoId), reason }) as RoomChange;
  const was = text(before["membership"]) || "leave";
  switch (now["membership"]) {
    case "join":
      if (was !== "join") return change("joined");
      if (now["displayname"] !== before["displayname"]) {
        return { what: "renamed-self", from: text(before["displayname"]) || null, to: text(now["displayname"]) || null };
      }
      return now["avatar_url"] !== before["avatar_url"] ? { what: "picture-self" } : null;
    case "invite":
      return was === "invite" ? null : change("invited");
    case "knock":
      return was === "knock" ? null : change("knocked");
    case "ban":
      return was === "ban" ? null : change("banned");
    case "leave":
      if (was === "ban") return change("unbanned");
      if (was === "invite") return change(own ? "declined" : "uninvited");
      if (was === "leave") return null;
      return change(own ? "left" : "kicked");
    default:
      return null;
  }
}

const SHORT = 160; // characters

/** One line for the list of rooms; `null` for what is not worth a line. */
export function summary(event: MatrixEvent, room: Room, people: People): string | null {
  if (!isShown(event) || event.isState()) return null;
  const content = contentOf(event, room, people);
  switch (content.kind) {
    case "text":
      return messageWords(content, SHORT);
    case "media":
      return oneLine(content.body, SHORT) || content.as;
    case "redacted":
      return "Message removed";
    case "encrypted":
      return "Encrypted message";
    case "unknown":
      return content.body === null ? null : oneLine(content.body, SHORT);
    default:
      return null;
  }
}
