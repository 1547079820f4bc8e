/** One sentence for what a state event changed. */
import type { Person, RoomChange, TimelineEvent } from "../adapter/types";
import { personName, safeName } from "./names";

const JOIN_RULES: Record<string, string> = {
  public: "anyone may join",
  invite: "only who is invited may join",
  knock: "who is not invited may ask to join",
  restricted: "members of a space may join",
  knock_restricted: "members of a space may join, and others may ask",
};

const HISTORY: Record<string, string> = {
  world_readable: "anyone may read the history",
  shared: "members may read all of the history",
  invited: "members may read the history since they were invited",
  joined: "members may read the history since they joined",
};

/** The sentence without its subject, the sender: `joined the room`. Names in it are safe to show. */
export function changeWords(change: RoomChange, sender: Person): string {
  switch (change.what) {
    case "created":
      return "created this room";
    case "renamed-self":
      return renamed(change.from, change.to, sender.name);
    case "picture-self":
      return "changed their picture";
    case "name":
      return change.to ? `named the room “${safeName(change.to)}”` : "took the room's name away";
    case "topic":
      return change.to ? `set the topic to “${cut(safeName(change.to))}”` : "took the topic away";
    case "picture":
      return "changed the room's picture";
    case "alias":
      return change.to ? `gave the room the address ${safeName(change.to)}` : "took the room's address away";
    case "join-rule":
      return `changed who may join: ${JOIN_RULES[change.to] ?? safeName(change.to)}`;
    case "history":
      return `changed who may read: ${HISTORY[change.to] ?? safeName(change.to)}`;
    case "power":
      return "changed who may do what in the room";
    case "pinned":
      return "changed the pinned messages";
    case "encryption":
      return "turned encryption on";
    case "replaced":
      return "closed this room for a newer one";
    case "other":
      return `changed a setting of the room (${safeName(change.type)})`;
    default:
      return membership(change, sender);
  }
}

function membership(change: Extract<RoomChange, { who: Person }>, sender: Person): string {
  const whose = change.who.userId === sender.userId ? "themselves" : personName(change.who.name, change.who.userId);
  const why = change.reason ? ` (${cut(safeName(change.reason))})` : "";
  const words: Record<typeof change.what, string> = {
    joined: "joined the room",
    left: "left the room",
    invited: `invited ${whose}`,
    uninvited: `took back the invitation of ${whose}`,
    declined: "declined the invitation",
    kicked: `removed ${whose}`,
    banned: `banned ${whose}`,
    unbanned: `lifted the ban of ${whose}`,
    knocked: "asks to join",
  };
  return words[change.what] + why;
}

/** The sentence begins with the name that they bear now: only another one is worth saying. */
function renamed(from: string | null, to: string | null, present: string): string {
  if (!to) return "took their display name away";
  const now = to === present ? "" : ` to ${safeName(to, to)}`;
  return from ? `changed their name from ${safeName(from, from)}${now}` : `set their name${now}`;
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const PAST: Partial<Record<RoomChange["what"], string>> = {
  joined: "joined",
  left: "left",
  invited: "were invited",
  declined: "declined",
  kicked: "were removed",
  banned: "were banned",
  knocked: "asked to join",
  "renamed-self": "changed their name",
  "picture-self": "changed their picture",
};

/** Several changes as one sentence: `Ada and Grace joined, 3 left, and 2 other changes`. */
export function changesWords(events: readonly TimelineEvent[]): string {
  const groups = new Map<string, Map<string, string>>();
  let others = 0;
  for (const { content, sender } of events) {
    const past = content.kind === "change" ? PAST[content.change.what] : undefined;
    if (content.kind !== "change" || !past) {
      others++;
      continue;
    }
    const who = "who" in content.change ? content.change.who : sender;
    groups.set(past, (groups.get(past) ?? new Map<string, string>()).set(who.userId, personName(who.name, who.userId)));
  }
  const parts = [...groups].map(([past, people]) => `${peopleWords([...people.values()])} ${people.size === 1 ? past.replace("were", "was") : past}`);
  if (others) parts.push(others === 1 && parts.length ? "1 other change" : `${others} ${parts.length ? "other " : ""}changes`);
  return LISTS.format(parts);
}

const LISTS = new Intl.ListFormat(undefined, { type: "conjunction" });

function peopleWords(names: readonly string[]): string {
  return names.length > 2 ? `${names.length} people` : LISTS.format(names);
}
