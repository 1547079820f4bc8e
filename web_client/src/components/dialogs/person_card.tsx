/** Who somebody is, and a way to write to them. */
import { useEffect, useState } from "preact/hooks";
import type { Person } from "../../adapter/types";
import { Button, Dialog, PRESENCE_WORDS, Spinner } from "../../design";
import { now } from "../../state/clock";
import { closeDialog } from "../../state/dialogs";
import { sentence } from "../../state/core";
import { person as profileOf } from "../../state/people";
import { presenceOf } from "../../state/presence";
import { talkTo } from "../../state/rooms";
import { userId as ownId } from "../../state/session";
import { agoWords } from "../../text/times";
import { safeName } from "../../text/names";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { copyText } from "../shell/copy";
import { Failure } from "./failure";
import { useAction } from "./use_action";

export function PersonCard({ userId }: { userId: string }) {
  const [person, setPerson] = useState<Person | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const action = useAction();
  useEffect(() => {
    let wanted = true;
    profileOf(userId).then(
      (found) => wanted && setPerson(found),
      (failure: unknown) => wanted && setMissing(sentence(failure)),
    );
    return () => void (wanted = false);
  }, [userId]);
  const info = presenceOf(userId);
  return (
    <Dialog
      title={person ? safeName(person.name, userId) : "Person"}
      onClose={closeDialog}
      actions={
        <>
          <Button icon="copy" onClick={() => void copyText(userId, "The user ID")}>
            Copy user ID
          </Button>
          {userId !== ownId.value && (
            <Button
              kind="primary"
              busy={action.busy}
              onClick={() => void action.run(() => talkTo(userId))}
            >
              Message
            </Button>
          )}
        </>
      }
    >
      <div class="flex items-center gap-4">
        <Picture mxc={person?.picture ?? null} name={person?.name ?? userId} hue={person?.hue ?? 0} size={20} />
        <div class="flex min-w-0 flex-col gap-1">
          <p class="text-muted">
            <Name text={userId} />
          </p>
          {info && (
            <p class="text-sm text-muted">
              {PRESENCE_WORDS[info.presence]}
              {info.presence !== "online" && info.lastActive !== null && `, last active ${agoWords(info.lastActive, now.value)}`}
            </p>
          )}
          {info?.status && (
            <p>
              <Name text={info.status} otherwise="" />
            </p>
          )}
          {!person && !missing && <Spinner label="Loading" />}
        </div>
      </div>
      <Failure words={missing ?? action.error} />
    </Dialog>
  );
}
