/** What could be meant by the word at the caret: somebody, a room, an emoji. */
import type { Member, RoomItem } from "../../adapter/types";
import { plain } from "../../text/fuzzy";
import type { Mention } from "../../text/markdown";
import { personName, safeName } from "../../text/names";

export type Candidate =
  | { kind: "person"; key: string; insert: string; mention: Mention | null; member: Member }
  | { kind: "everybody"; key: string; insert: string; mention: null }
  | { kind: "room"; key: string; insert: string; mention: null; room: RoomItem }
  | { kind: "emoji"; key: string; insert: string; mention: null; name: string };

/** The word that is being written, with its sign: `@ad` at 3 to 6. */
export interface Word {
  sign: "@" | "#" | ":";
  term: string;
  from: number;
  to: number;
}

const MOST = 8;
const SHORTEST = { "@": 0, "#": 1, ":": 2 } as const;

/** The word before the caret that may be completed. */
export function wordAt(text: string, caret: number): Word | null {
  const before = text.slice(Math.max(0, caret - 64), caret);
  const found = /(?:^|[\s([{"'])([@#:])([^\s@#:]*)$/u.exec(before);
  if (!found) return null;
  const sign = found[1] as Word["sign"];
  const term = found[2]!;
  if (Array.from(term).length < SHORTEST[sign] || (sign === ":" && !/^[\w+-]+$/u.test(term))) return null;
  return { sign, term, from: caret - term.length - 1, to: caret };
}

export function people(term: string, members: readonly Member[], own: string, mayMentionRoom: boolean): Candidate[] {
  const wanted = plain(term);
  const scored = members.flatMap((member) => {
    if (member.membership !== "join" || member.userId === own) return [];
    const score = scoreOf(member, wanted);
    return score > 0 ? [{ member, score }] : [];
  });
  scored.sort((one, other) => other.score - one.score || one.member.name.localeCompare(other.member.name));
  const found: Candidate[] = scored.slice(0, MOST).map(({ member }) => person(member));
  if (mayMentionRoom && "room".startsWith(wanted)) found.push({ kind: "everybody", key: "@room", insert: "@room", mention: null });
  return found;
}

/** Somebody whose name another one has too is mentioned by the whole ID. */
function person(member: Member): Candidate {
  const insert = member.ambiguous ? member.userId : `@${personName(member.name, member.userId)}`;
  return { kind: "person", key: member.userId, insert, mention: member.ambiguous ? null : { text: insert, id: member.userId }, member };
}

function scoreOf(member: Member, wanted: string): number {
  if (!wanted) return 1;
  const name = plain(member.name);
  if (name.startsWith(wanted)) return 4;
  if (name.split(/[\s._-]+/u).some((word) => word.startsWith(wanted))) return 3;
  if (member.userId.slice(1).toLowerCase().startsWith(wanted)) return 2;
  return name.includes(wanted) ? 1 : 0;
}

export function roomsLike(term: string, rooms: Iterable<RoomItem>): Candidate[] {
  const wanted = plain(term);
  const found: Candidate[] = [];
  for (const room of rooms) {
    if (!room.alias || room.membership !== "join") continue;
    if (!plain(`${room.alias.slice(1)} ${room.name}`).includes(wanted)) continue;
    found.push({ kind: "room", key: room.roomId, insert: room.alias, mention: null, room });
    if (found.length >= MOST) break;
  }
  return found;
}

/** Loaded when the first is asked for. */
export async function emojiLike(term: string): Promise<Candidate[]> {
  const { findEmoji } = await import("../../text/emoji");
  return findEmoji(term, MOST).map(({ char, name }) => ({ kind: "emoji", key: char, insert: char, mention: null, name }));
}

/** How a candidate is called. */
export function labelOf(candidate: Candidate): string {
  switch (candidate.kind) {
    case "person":
      return personName(candidate.member.name, candidate.member.userId);
    case "everybody":
      return "Everybody in the room";
    case "room":
      return safeName(candidate.room.name, candidate.insert);
    case "emoji":
      return `:${candidate.name}:`;
  }
}
