/** Every primitive of the design on one page, in each of its states: /#/gallery. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Avatar, Badge, Button, Checkbox, Dialog, Field, Icon, ICON_NAMES, IconButton, ListRow, Menu, Notice, Presence, Spinner, Switch, Tabs, Toast, Toasts } from "../../design";
import { ThemeChoice } from "../settings/theme_choice";

const SURFACES = ["bg-canvas", "bg-side", "bg-raised", "bg-sunken", "bg-hover", "bg-selected", "bg-accent", "bg-danger", "bg-warn-soft"];
const NAMES = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Ida Rhodes", "Edsger", "Barbara L", "Tim B-L", "Radia P"];
const TYPE = ["text-2xl", "text-xl", "text-lg", "text-base", "text-sm", "text-xs"];

export function Gallery() {
  const [dialog, setDialog] = useState(false);
  const [toast, setToast] = useState(false);
  const [on, setOn] = useState(true);
  const [tab, setTab] = useState<"people" | "files">("people");
  const [text, setText] = useState("");
  return (
    <main class="h-full overflow-y-auto bg-canvas">
      <div class="mx-auto flex max-w-reading flex-col gap-8 p-6">
        <header class="flex flex-col gap-3">
          <h1 class="text-2xl font-bold tracking-tight">Design</h1>
          <ThemeChoice />
        </header>
        <Part title="Buttons">
          <Button kind="primary">Primary</Button>
          <Button>Plain</Button>
          <Button kind="quiet">Quiet</Button>
          <Button kind="danger">Danger</Button>
          <Button kind="primary" busy>
            Sending
          </Button>
          <Button disabled>Disabled</Button>
          <Button small icon="add">
            Small
          </Button>
          <IconButton icon="settings" label="Settings" />
          <IconButton icon="star" label="Favourite" active filled aria-pressed />
          <IconButton icon="trash" label="Remove" danger small />
        </Part>
        <Part title="Fields">
          <div class="grid w-full gap-4 tablet:grid-cols-2">
            <Field label="Name" value={text} onValue={setText} hint="As others see it." />
            <Field label="Password" type="password" value={text} onValue={setText} autocomplete="off" />
            <Field label="Search" labelHidden placeholder="Search" icon="search" value={text} onValue={setText} />
            <Field label="Alias" value={text} onValue={setText} error="This name is taken." />
            <Field label="Topic" lines={2} value={text} onValue={setText} />
            <Field label="Disabled" value="" onValue={setText} disabled />
          </div>
        </Part>
        <Part title="Switch, checkbox, notice">
          <div class="flex w-full flex-col gap-4">
            <Switch label="Notifications" hint="A sound and a word." on={on} onChange={setOn} />
            <Checkbox checked={on} onChange={setOn} error={on ? null : "Accept the terms to go on."}>
              I accept the terms
            </Checkbox>
            <Notice>You were logged out.</Notice>
            <Notice kind="error">The server cannot be reached.</Notice>
          </div>
        </Part>
        <Part title="Dialog, menu, toast, tooltip">
          <Button onClick={() => setDialog(true)}>Open a dialog</Button>
          <Menu
            label="More"
            items={[
              { label: "Reply", icon: "reply", onSelect: () => setToast(true) },
              { label: "Edit", icon: "edit", onSelect: () => setToast(true) },
              { label: "Remove", icon: "trash", danger: true, apart: true, onSelect: () => setToast(true) },
            ]}
          />
          <Button onClick={() => setToast(true)}>Show a toast</Button>
          <IconButton icon="info" label="The name of this button" keys="Ctrl+I" />
        </Part>
        <Part title="Avatars and presence">
          {NAMES.map((name, hue) => (
            <Avatar key={name} name={name} hue={hue} size={10} presence={hue === 0 ? "online" : hue === 1 ? "idle" : hue === 2 ? "offline" : null} />
          ))}
          <Avatar name="Porch" hue={3} size={10} square />
          <Avatar name="Porch" hue={5} size={20} />
          <Avatar name="Porch" hue={5} size={6} />
          <Presence presence="online" labelled />
          <Presence presence="idle" labelled />
          <Presence presence="offline" labelled />
        </Part>
        <Part title="List rows">
          <div class="w-full max-w-side rounded-md bg-side p-2">
            <ListRow selected href="#/gallery" start={<Avatar name="Porch" hue={3} square size={10} />} title="Porch" titleEnd="12:04" subtitle="Ada: hello there" />
            <ListRow strong onClick={() => setToast(true)} start={<Avatar name="Ada" hue={0} size={10} />} title="A room with a name too long to be shown in full" titleEnd="Mon" subtitle="Grace: a message that goes on and on" end={<Badge count={3} mention />} />
            <ListRow start={<Avatar name="Grace" hue={1} size={8} />} small title="Grace Hopper" end={<Badge count={120} />} />
          </div>
        </Part>
        <Part title="Tabs">
          <Tabs label="Views" active={tab} onChange={setTab} tabs={[{ key: "people", label: "People", count: 12 }, { key: "files", label: "Files" }]} class="w-full">
            <p class="py-3">{tab}</p>
          </Tabs>
        </Part>
        <Part title="Badge, spinner">
          <Badge count={7} />
          <Badge count={2} mention />
          <Badge count={250} />
          <Spinner size={4} />
          <Spinner label="Loading" />
          <Spinner size={8} />
        </Part>
        <Part title="Icons">
          {ICON_NAMES.map((name) => (
            <span key={name} class="flex w-20 flex-col items-center gap-1 text-xs text-muted">
              <Icon name={name} class="text-ink" />
              {name}
            </span>
          ))}
        </Part>
        <Part title="Type">
          <div class="flex flex-col gap-1">
            {TYPE.map((size) => (
              <p key={size} class={size}>
                {size} – The quick brown fox
              </p>
            ))}
          </div>
        </Part>
        <Part title="Surfaces">
          {SURFACES.map((surface) => (
            <span key={surface} class="flex flex-col items-center gap-1 text-xs text-muted">
              <span class={`size-12 rounded-md inset-ring inset-ring-line ${surface}`} />
              {surface.slice(3)}
            </span>
          ))}
        </Part>
      </div>
      {dialog && (
        <Dialog
          title="Leave the room?"
          onClose={() => setDialog(false)}
          onSubmit={() => setDialog(false)}
          actions={
            <>
              <Button onClick={() => setDialog(false)}>Cancel</Button>
              <Button kind="danger" type="submit">
                Leave
              </Button>
            </>
          }
        >
          <p>You can come back as long as the room is public.</p>
          <Field label="Reason" value={text} onValue={setText} />
        </Dialog>
      )}
      <Toasts>
        {toast && (
          <Toast kind="done" onClose={() => setToast(false)} action={{ label: "Undo", onSelect: () => setToast(false) }}>
            Done
          </Toast>
        )}
      </Toasts>
    </main>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="flex flex-col gap-3">
      <h2 class="text-lg font-semibold">{title}</h2>
      <div class="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}
