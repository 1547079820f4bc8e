/** All keys that do something. */
import { Dialog } from "../../design";
import { closeDialog } from "../../state/dialogs";
import { SHORTCUTS } from "../../state/shortcuts";

export function ShortcutsList() {
  return (
    <Dialog title="Keyboard shortcuts" wide reading onClose={closeDialog}>
      <div class="grid gap-x-10 gap-y-5 tablet:grid-cols-2">
        {SHORTCUTS.map((group) => (
          <section key={group.title} class="flex flex-col gap-1">
            <h3 class="mb-1 text-sm font-semibold text-muted">{group.title}</h3>
            <dl class="flex flex-col">
              {group.keys.map(({ keys, words }) => (
                <div key={words} class="flex items-center gap-3 py-1">
                  <dt class="flex min-w-0 flex-1">{words}</dt>
                  <dd class="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <kbd key={key} class="rounded-sm bg-sunken px-1.5 py-0.5 font-sans text-xs text-muted inset-ring inset-ring-line">
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
