/** Somebody in the room's details, with what can be done. */
import type { Member } from "../../adapter/types";
import { Button, ListRow, Menu, PRESENCE_WORDS, type MenuItem } from "../../design";
import { invite, mayActOn, mayGive, roleOf, setPower, unban } from "../../state/details";
import { openDialog } from "../../state/dialogs";
import { presenceOf } from "../../state/presence";
import { talkTo } from "../../state/rooms";
import { userId as ownId } from "../../state/session";
import { trying } from "../../state/toasts";
import { safeName } from "../../text/names";
import { copyText } from "../shell/copy";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";

const ROLES = [
  { label: "Make an admin", power: 100 },
  { label: "Make a moderator", power: 50 },
  { label: "Take the role away", power: 0 },
] as const;

export function PersonRow({ member, roomId }: { member: Member; roomId: string }) {
  const { userId, name } = member;
  const info = presenceOf(userId);
  const own = userId === ownId.value;
  const there = member.membership === "join";
  const role = roleOf(member);
  const status = safeName(info?.status ?? "");
  return (
    <ListRow
      small
      start={<Picture mxc={member.picture} name={name} hue={member.hue} size={8} presence={there && info ? info.presence : null} />}
      title={
        <>
          <Name text={name} />
          {own && <span class="font-normal text-muted"> (you)</span>}
        </>
      }
      titleEnd={role}
      subtitle={
        member.ambiguous || !there || !info ? (
          <Name text={userId} />
        ) : (
          <>
            <span class={status ? "hidden-text" : ""}>{PRESENCE_WORDS[info.presence]}</span>
            {status && <bdi>{status}</bdi>}
          </>
        )
      }
      onClick={() => openDialog({ kind: "person", userId })}
      end={
        <>
          {mayActOn(member).letIn && (
            <Button small onClick={() => void trying(invite(roomId, userId))}>
              Let in
            </Button>
          )}
          <Menu small label={`Options of ${safeName(name, userId)}`} items={actions(member, roomId)} />
        </>
      }
    />
  );
}

function actions(member: Member, roomId: string): MenuItem[] {
  const { userId, name } = member;
  const may = mayActOn(member);
  const items: MenuItem[] = [];
  if (userId !== ownId.value) items.push({ label: "Message", icon: "edit", onSelect: () => void trying(talkTo(userId)) });
  items.push({ label: "Copy user ID", icon: "copy", onSelect: () => void copyText(userId, "The user ID") });
  if (may.power) {
    for (const { label, power } of ROLES) {
      if (power !== member.power && mayGive(power)) items.push({ label, icon: power ? "star" : "person", onSelect: () => void trying(setPower(roomId, userId, power)) });
    }
  }
  if (may.unban) items.push({ label: "Unban", icon: "check", apart: true, onSelect: () => void trying(unban(roomId, userId)) });
  if (may.remove) {
    const label = member.membership === "join" ? "Remove" : member.membership === "invite" ? "Take the invitation back" : "Decline";
    items.push({ label, icon: "door", danger: true, apart: true, onSelect: () => openDialog({ kind: "remove", roomId, userId, name }) });
  }
  if (may.ban) items.push({ label: "Ban", icon: "ban", danger: true, apart: !may.remove, onSelect: () => openDialog({ kind: "ban", roomId, userId, name }) });
  return items;
}
