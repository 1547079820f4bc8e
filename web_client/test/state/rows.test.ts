import { expect, test } from "vitest";
import { rowsOf, type Row } from "../../src/state/rows";
import type { TimelineEvent } from "../../src/adapter/types";
import { person, said, snapshotOf } from "../fakes/adapter";
import { OWN } from "../fakes/homeserver";

const ALICE = person(OWN, "Alice");
const joinedRoom = (more: Partial<TimelineEvent> = {}) => said("", { content: { kind: "change", change: { what: "joined", who: person("@eve:test"), reason: null } }, ...more });

const short = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === "event" ? (row.event.content.kind === "text" ? `${row.first ? "*" : ""}${row.event.content.body}${row.last ? "." : ""}` : row.event.content.kind) : row.kind));

test("messages of one sender are a group, with the name at its first", () => {
  const rows = rowsOf(snapshotOf([said("a"), said("b"), said("c", { sender: ALICE }), said("d")]), null);
  expect(short(rows)).toEqual(["start", "day", "*a", "b.", "*c.", "*d."]);
});

test("a group ends after a while, and with the day", () => {
  const first = said("a");
  const later = said("b", { at: first.at + 6 * 60_000 });
  const tomorrow = said("c", { at: later.at + 24 * 3_600_000 });
  expect(short(rowsOf(snapshotOf([first, later, tomorrow]), null))).toEqual(["start", "day", "*a.", "*b.", "day", "*c."]);
});

test("the line of the new stands above the first message of another after what was read", () => {
  const [read, own, other] = [said("a"), said("b", { sender: ALICE }), said("c")];
  expect(short(rowsOf(snapshotOf([read, own, other]), read.eventId))).toEqual(["start", "day", "*a.", "*b.", "new", "*c."]);
  expect(short(rowsOf(snapshotOf([read, own]), read.eventId))).not.toContain("new");
});

test("many changes in a row are one row, but not over the line of the new", () => {
  const read = said("a");
  const rows = rowsOf(snapshotOf([read, joinedRoom(), joinedRoom(), joinedRoom(), said("b")], { atStart: false }), read.eventId);
  expect(short(rows)).toEqual(["day", "*a.", "changes", "new", "*b."]);
  expect(rows.find((row) => row.kind === "changes")!.events).toHaveLength(3);
});

test("rows that have not changed are the same objects, also when older ones come in front", () => {
  const [one, two] = [said("a"), said("b", { sender: ALICE })];
  const before = rowsOf(snapshotOf([one, two], { atStart: false }), null);
  const older = said("0", { at: one.at - 10_000, sender: ALICE });
  const after = rowsOf(snapshotOf([older, one, two], { atStart: false }), null, before);
  expect(after.at(-1)).toBe(before.at(-1));
  expect(after.at(-2)).toBe(before.at(-2));
});
