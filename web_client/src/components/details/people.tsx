/** Who is in the room, who is invited, and who is banned. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Member } from "../../adapter/types";
import { Button, Field } from "../../design";
import { participants } from "../../state/details";
import { openDialog } from "../../state/dialogs";
import { plain } from "../../text/fuzzy";
import { useDrawn } from "../shell/use_drawn";
import { PersonRow } from "./person_row";

const STEP = 40;
const NEAR = "400px"; // before the end is seen
const MANY = 12;

export function People({ roomId, mayInvite }: { roomId: string; mayInvite: boolean }) {
  const [term, setTerm] = useState("");
  const { joined, invited, banned, knocking } = participants.value;
  const sought = plain(term.trim());
  const fits = (member: Member) => plain(`${member.name} ${member.userId}`).includes(sought);
  return (
    <section class="flex flex-col gap-3">
      <div class="flex items-center gap-2">
        <h3 class="flex-1 font-semibold">
          People <span class="font-normal text-muted tabular-nums">{joined.length}</span>
        </h3>
        {mayInvite && (
          <Button small icon="invite" onClick={() => openDialog({ kind: "invite", roomId })}>
            Invite
          </Button>
        )}
      </div>
      {joined.length > MANY && <Field label="Filter people" labelHidden quiet placeholder="Filter people" icon="search" type="search" value={term} onValue={setTerm} autocomplete="off" spellcheck={false} />}
      <Group label="In the room" members={sought ? joined.filter(fits) : joined} roomId={roomId} />
      <Titled title="Invited" members={sought ? invited.filter(fits) : invited} roomId={roomId} />
      <Titled title="Want to join" members={sought ? knocking.filter(fits) : knocking} roomId={roomId} />
      <Titled title="Banned" members={sought ? banned.filter(fits) : banned} roomId={roomId} />
    </section>
  );
}

function Titled({ title, members, roomId }: { title: string; members: readonly Member[]; roomId: string }) {
  if (!members.length) return null;
  return (
    <>
      <h4 class="text-sm font-medium text-muted">
        {title} <span class="tabular-nums">{members.length}</span>
      </h4>
      <Group label={title} members={members} roomId={roomId} />
    </>
  );
}

/** As many as fit a few screens; more when one comes to their end. */
function Group({ label, members, roomId }: { label: string; members: readonly Member[]; roomId: string }) {
  const [most, setMost] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const row = useDrawn<Member>((member) => (
    <li key={member.userId}>
      <PersonRow member={member} roomId={roomId} />
    </li>
  ));
  useEffect(() => {
    if (!end.current) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setMost(most + STEP), { rootMargin: NEAR });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [most, members.length > most]);
  return (
    <>
      <ul aria-label={label} class="-mx-2 flex flex-col gap-px">
        {members.slice(0, most).map(row)}
      </ul>
      {members.length > most && (
        <div ref={end} class="flex justify-center">
          <Button kind="quiet" small onClick={() => setMost(most + STEP)}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
