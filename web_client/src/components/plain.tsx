/** The plainest form of what is not built yet. */
import { Badge, Button, Field, ListRow } from "../design";
import { setText, submit, text } from "../state/composer";
import { roomHref, route } from "../state/route";
import { sections } from "../state/rooms";
import { older, rows, snapshot } from "../state/timeline";

export function PlainList() {
  const at = route.value;
  return (
    <nav aria-label="Rooms" class="w-64 overflow-y-auto bg-side p-2">
      {sections.value.map((section) => (
        <section key={section.key}>
          <h2 class="px-2 text-sm font-semibold">{section.title}</h2>
          {section.rooms.map((room) => (
            <ListRow
              key={room.roomId}
              href={roomHref(room.roomId)}
              selected={at.page === "room" && at.room === room.roomId}
              title={room.name}
              subtitle={room.last?.text}
              end={<Badge count={room.unread} mention={room.mentions > 0} />}
            />
          ))}
        </section>
      ))}
    </nav>
  );
}

export function PlainRoom() {
  return (
    <main class="flex min-w-0 flex-1 flex-col">
      <div role="log" aria-label="Messages" class="min-h-0 flex-1 overflow-y-auto p-4">
        {snapshot.value && !snapshot.value.atStart && <Button onClick={() => void older()}>Older</Button>}
        {rows.value.map((row) =>
          row.kind === "event" ? (
            <article key={row.key}>
              <b>{row.event.sender.name}</b> {row.event.content.kind === "text" ? row.event.content.body : row.event.content.kind} {row.event.sending}
              {row.event.edited && " (edited)"} {row.event.reactions.map((one) => `${one.key} ${one.count}`)}
            </article>
          ) : (
            <p key={row.key}>{row.kind}</p>
          ),
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Message" value={text.value} onValue={setText} />
      </form>
    </main>
  );
}
