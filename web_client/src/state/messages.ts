/** Links to messages, and words about them. */
import type { Reaction, TimelineEvent } from "../adapter/types";
import { matrixLink } from "../text/matrix_links";
import { roomOf } from "./rooms";

/** A link to the message that every Matrix client understands. */
export function linkTo(event: TimelineEvent): string {
  const server = event.sender.userId.slice(event.sender.userId.indexOf(":") + 1);
  return matrixLink(roomOf(event.roomId)?.alias ?? event.roomId, event.eventId, [server]);
}

/** Who reacted: `Ada, Grace and 3 others`. */
export function whoReacted(reaction: Reaction): string {
  const names = [...reaction.names];
  const others = reaction.count - names.length;
  if (others > 0) names.push(others === 1 ? "1 other" : `${others} others`);
  return new Intl.ListFormat(undefined, { type: "conjunction" }).format(names);
}
