/** One row of a timeline: a message, or what changed in the room. */
import { Component, createContext } from "preact";
import type { ReadonlySignal } from "@preact/signals";
import { useComputed } from "@preact/signals";
import { useContext, useState } from "preact/hooks";
import type { TimelineEvent } from "../../adapter/types";
import { Icon } from "../../design";
import type { Row } from "../../state/rows";
import { roomOf } from "../../state/rooms";
import { jumpTo, openRoomId } from "../../state/timeline";
import { changesWords, changeWords } from "../../text/changes";
import { personName, safeName } from "../../text/names";
import { clock, dayWords, fullTime, timeOfDay } from "../../text/times";
import "./message.css";
import { Actions } from "./actions";
import type { Marks } from "./attention";
import { Body, bodyWords } from "./body";
import { PersonName } from "./person_name";
import { Portrait } from "./portrait";
import { Reactions } from "./reactions";
import { Receipts } from "./receipts";
import { ReplyPreview } from "./reply_preview";
import { SendingState } from "./sending_state";

/** What rows know of the list that they stand in. */
export interface ListContext extends Marks {
  /** The event that is highlighted for a moment. */
  flash: ReadonlySignal<string | null>;
}

export const List = createContext<ListContext>(null!);

interface RowProps {
  row: Row;
}

/** Drawn anew only if the row itself is another. */
export class TimelineRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return next.row !== this.props.row;
  }

  override render({ row }: RowProps) {
    if (row.kind === "day") return <DayLine row={row} />;
    if (row.kind === "new") return <NewLine />;
    if (row.kind === "start") return <Beginning />;
    if (row.kind === "changes") return <Changes rowKey={row.key} events={row.events} />;
    return <EventRow event={row.event} continued={!row.first} />;
  }
}

function DayLine({ row }: { row: Extract<Row, { kind: "day" }> }) {
  return (
    <div data-key={row.key} class="flex items-center gap-3 px-4 pt-4 pb-2 text-xs font-semibold text-muted">
      <span class="h-px flex-1 bg-line" />
      <span>{dayWords(row.at)}</span>
      <span class="h-px flex-1 bg-line" />
    </div>
  );
}

function NewLine() {
  return (
    <div data-key="new" class="flex items-center gap-3 px-4 py-1 text-xs font-semibold text-accent">
      <span class="h-px flex-1 bg-accent" />
      <span>New</span>
    </div>
  );
}

function EventRow({ event, continued }: { event: TimelineEvent; continued: boolean }) {
  const list = useContext(List);
  const active = useComputed(() => list.pointed.value === event.key || list.focused.value === event.key).value;
  const entry = useComputed(() => list.entry.value === event.key).value;
  const flash = useComputed(() => list.flash.value === event.eventId).value;
  const quiet = event.content.kind === "change" || event.content.kind === "unknown";
  const mark = event.mentionsMe ? "bg-warn-soft border-warn" : active ? "bg-side border-transparent" : "border-transparent";
  return (
    <article
      data-key={event.key}
      data-event={event.eventId}
      tabIndex={entry ? 0 : -1}
      aria-label={rowWords(event)}
      class={`group/row relative [contain:layout_style] border-l-2 pr-2 pl-2.5 tablet:pr-4 tablet:pl-3.5 -outline-offset-2 ${mark} ${flash ? "animate-flash" : ""}
        ${continued ? "py-0.5" : quiet ? "py-1" : "pt-2 pb-0.5"}`}
    >
      {quiet ? <Quiet event={event} /> : <Message event={event} continued={continued} />}
      {active && <Actions event={event} />}
    </article>
  );
}

function Message({ event, continued }: { event: TimelineEvent; continued: boolean }) {
  const emote = event.content.kind === "text" && event.content.as === "emote";
  return (
    <div class="flex gap-2.5 tablet:gap-3">
      <div class="w-9 shrink-0 pt-0.5">
        {continued ? <Time at={event.at} short class="invisible block text-center leading-none group-hover/row:visible group-focus/row:visible" /> : <Portrait person={event.sender} size={8} />}
      </div>
      <div class="min-w-0 max-w-reading flex-1">
        {!continued && !emote && (
          <div class="flex min-w-0 items-baseline gap-2">
            <PersonName person={event.sender} class="min-w-0 truncate font-semibold" />
            <Time at={event.at} class="shrink-0" />
          </div>
        )}
        {event.replyTo && <ReplyPreview reply={event.replyTo} onJump={(eventId) => void jumpTo(eventId)} />}
        <div class={`${emote ? "py-1" : ""} ${event.sending === "sending" || event.sending === "waiting" ? "opacity-60" : ""}`}>
          <Body event={event} end={emote && <Time at={event.at} class="ml-2 not-italic" />} />
        </div>
        {event.sending && <SendingState event={event} />}
        {event.reactions.length > 0 && <Reactions event={event} />}
      </div>
      <Receipts receipts={event.readBy} />
    </div>
  );
}

/** The room's first words. */
function Beginning() {
  const room = roomOf(openRoomId.value ?? "");
  return (
    <div data-key="start" class="px-4 pt-6 pb-2">
      <p class="text-xl font-bold tracking-tight">{room?.dm ? "The beginning of your conversation" : "The beginning of the room"}</p>
      <p class="text-muted">
        This is where <bdi class="font-medium">{safeName(room?.name ?? "", "this room")}</bdi> begins.
      </p>
    </div>
  );
}

/** Several changes in a row, as one line that can be unfolded. */
function Changes({ rowKey, events }: { rowKey: string; events: readonly TimelineEvent[] }) {
  const list = useContext(List);
  const [open, setOpen] = useState(false);
  const entry = useComputed(() => list.entry.value === rowKey).value;
  return (
    <article data-key={rowKey} tabIndex={entry ? 0 : -1} class="border-l-2 border-transparent py-1 pr-2 pl-2.5 tablet:pr-4 tablet:pl-3.5 -outline-offset-2">
      <div class="flex items-start gap-2.5 text-sm text-muted tablet:gap-3">
        <div class="flex w-9 shrink-0 justify-center pt-px">
          <Icon name="people" size={4} />
        </div>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} class="flex min-w-0 flex-1 items-start gap-1 rounded-sm text-left hover:text-ink">
          <span class="min-w-0">{changesWords(events)}</span>
          <Icon name="chevron" size={4} class={`mt-px ${open ? "rotate-90" : ""}`} />
        </button>
      </div>
      {open && (
        <ul class="pt-1">
          {events.map((event) => (
            <li key={event.key} class="py-0.5">
              <Quiet event={event} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** What is not said by anybody, on one line. */
function Quiet({ event }: { event: TimelineEvent }) {
  return (
    <div class="flex items-start gap-2.5 text-sm text-muted tablet:gap-3">
      <div class="flex w-9 shrink-0 justify-center pt-px">
        {event.content.kind === "change" ? <Portrait person={event.sender} size={4} /> : <Icon name="info" size={4} />}
      </div>
      <p class="min-w-0 flex-1">
        <PersonName person={event.sender} class="font-medium" plain /> {quietWords(event)} <Time at={event.at} class="ml-1 whitespace-nowrap" />
      </p>
      <Receipts receipts={event.readBy} />
    </div>
  );
}

function quietWords(event: TimelineEvent): string {
  if (event.content.kind === "change") return changeWords(event.content.change, event.sender);
  if (event.content.kind === "unknown") return `sent something that cannot be shown here (${safeName(event.content.type, "?")})`;
  return "";
}

function Time({ at, short, class: className = "" }: { at: number; short?: boolean; class?: string }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at)} class={`text-xs text-muted tabular-nums ${className}`}>
      {short ? clock(at) : timeOfDay(at)}
    </time>
  );
}

/** The row for screen readers: who, what, when. */
function rowWords(event: TimelineEvent): string {
  const who = personName(event.sender.name, event.sender.userId);
  return `${who}: ${quietWords(event) || bodyWords(event)}, ${timeOfDay(event.at)}`;
}
