/** The plainest form of what is not built yet. */
import { Button, Field } from "../design";
import { setText, submit, text } from "../state/composer";
import { older, rows, snapshot } from "../state/timeline";

export function Timeline() {
  return (
    <div role="log" aria-label="Messages" class="min-h-0 flex-1 overflow-y-auto p-4">
      {snapshot.value && !snapshot.value.atStart && <Button onClick={() => void older()}>Older</Button>}
      {rows.value.map((row) =>
        row.kind === "event" ? (
          <article key={row.key}>
            <b>{row.event.sender.name}</b> {row.event.content.kind === "text" ? row.event.content.body : row.event.content.kind} {row.event.sending}
          </article>
        ) : (
          <p key={row.key}>{row.kind}</p>
        ),
      )}
    </div>
  );
}

export function Composer() {
  return (
    <form
      class="p-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label="Message" value={text.value} onValue={setText} />
    </form>
  );
}

export function Settings() {
  return <h1 class="p-4">Settings</h1>;
}
