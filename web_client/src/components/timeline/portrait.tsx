/** Somebody's picture, or their letters until it is there. */
import type { ComponentProps } from "preact";
import type { Person } from "../../adapter/types";
import { Avatar } from "../../design";
import { pictureOf } from "../../state/people";
import { personName } from "../../text/names";

const PIXELS = 4 * 2; // of one unit of the spacing scale, on a screen of double density

export function Portrait({ person, size }: { person: Person; size: NonNullable<ComponentProps<typeof Avatar>["size"]> }) {
  return <Avatar name={personName(person.name, person.userId)} hue={person.hue} size={size} picture={pictureOf(person.picture, size * PIXELS)} />;
}
