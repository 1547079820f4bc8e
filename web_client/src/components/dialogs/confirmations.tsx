/** What is asked before one leaves, puts somebody out, removes a message, or logs out. */
import { useState } from "preact/hooks";
import type { TimelineEvent } from "../../adapter/types";
import { Field } from "../../design";
import { ban, details, kick } from "../../state/details";
import { closeDialog } from "../../state/dialogs";
import { leave, roomOf } from "../../state/rooms";
import { logOut } from "../../state/session";
import { removeMessage } from "../../state/timeline";
import { safeName } from "../../text/names";
import { Confirmation } from "./confirmation";
import { Failure } from "./failure";
import { useAction } from "./use_action";

export function Leave({ roomId }: { roomId: string }) {
  const action = useAction();
  const room = roomOf(roomId);
  const name = safeName(room?.name ?? "", "this room");
  const go = () =>
    void action.run(async () => {
      await leave(roomId);
      closeDialog();
    });
  return (
    <Confirmation title={`Leave ${name}?`} verb="Leave" onConfirm={go} busy={action.busy}>
      <p>{afterLeaving(roomId)}</p>
      <Failure words={action.error} />
    </Confirmation>
  );
}

/** What it means, as far as it is known: the details are those of the open room. */
function afterLeaving(roomId: string): string {
  if (roomOf(roomId)?.dm) return "The conversation goes from your list. The other one can still read it.";
  const about = details.value?.roomId === roomId ? details.value : null;
  if (about?.joinRule === "public") return "Everybody can join this room, so you can come back at any time.";
  if (about?.joinRule === "knock" && about.joined > 1) return "To come back you have to ask, and somebody in the room has to let you in.";
  if (about?.joined === 1) return "You are the last one here. Nobody can come into this room again.";
  return "To come back into a private room you have to be invited again.";
}

interface ActProps {
  act: "remove" | "ban";
  roomId: string;
  userId: string;
  name: string;
}

/** Removing or banning somebody, with a reason that all in the room can read. */
export function Act({ act, roomId, userId, name }: ActProps) {
  const [reason, setReason] = useState("");
  const action = useAction();
  const who = safeName(name, userId);
  const verb = act === "ban" ? "Ban" : "Remove";
  const run = () =>
    void action.run(async () => {
      await (act === "ban" ? ban : kick)(roomId, userId, reason.trim());
      closeDialog();
    });
  return (
    <Confirmation title={`${verb} ${who}?`} verb={verb} onConfirm={run} busy={action.busy}>
      <p>
        {act === "ban"
          ? "They leave the room, and cannot join or be invited again until the ban is lifted."
          : "They leave the room. Where it is public they can join again at once, else they have to be invited or let in."}
      </p>
      <p class="text-sm text-muted">{userId}</p>
      <Field label="Reason" value={reason} onValue={setReason} hint="Everybody in the room can read it." maxLength={300} autoFocus autocomplete="off" />
      <Failure words={action.error} />
    </Confirmation>
  );
}

/** Removing a message, of others with a reason. */
export function RemoveMessage({ event }: { event: TimelineEvent }) {
  const [reason, setReason] = useState("");
  const remove = () => {
    closeDialog();
    void removeMessage(event, reason.trim() || undefined);
  };
  return (
    <Confirmation title="Remove the message?" verb="Remove" onConfirm={remove}>
      <p>It is removed for everybody, and cannot be brought back.</p>
      {!event.own && <Field label="Reason" value={reason} onValue={setReason} hint="Everybody in the room can read it." maxLength={500} />}
    </Confirmation>
  );
}

/** For who has begun messages that would be gone. */
export function LogOut() {
  const go = () => {
    closeDialog();
    void logOut();
  };
  return (
    <Confirmation title="Log out?" verb="Log out" onConfirm={go}>
      <p>You have begun messages that are not sent. They are kept in this browser only, and will be gone.</p>
    </Confirmation>
  );
}
