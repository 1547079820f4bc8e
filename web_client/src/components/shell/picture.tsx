/** The picture of a room or of somebody, where they have one; their letters until it is there. */
import type { ComponentProps } from "preact";
import { Avatar } from "../../design";
import { pictureOf } from "../../state/people";
import { safeName } from "../../text/names";

type Props = Omit<ComponentProps<typeof Avatar>, "picture"> & { mxc: string | null };

const UNIT = 4; // CSS pixels of the spacing scale

export function Picture({ mxc, name, ...rest }: Props) {
  return <Avatar {...rest} name={safeName(name, "?")} picture={pictureOf(mxc, (rest.size ?? 8) * UNIT)} />;
}
