/** Which server: a line that says it, and on demand the field in which to choose another one. */
import type { Ref } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button, Field, Icon } from "../../design";
import { choosing, findServer, problems, server, serverName, takeOwnServer, type } from "../../state/entrance";
import { ownServer } from "../../state/session";

interface ServerChoiceProps {
  inputRef: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function ServerChoice({ inputRef }: ServerChoiceProps) {
  const named = serverName.value.trim();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(choosing.value);
  useEffect(() => {
    // The focus goes with what is opened, or closed.
    if (shown.current !== choosing.value) box.current?.querySelector<HTMLElement>(choosing.value ? "input" : "button")?.focus();
    shown.current = choosing.value;
  }, [choosing.value]);
  if (!choosing.value) {
    return (
      <div ref={box} class="flex items-center gap-3 rounded-md bg-sunken py-1 pr-1 pl-3">
        <Icon name="globe" size={4} class="text-muted" />
        <p class="min-w-0 flex-1 truncate text-sm">
          <span class="hidden-text">Server: </span>
          {named || (server.value?.name ?? new URL(ownServer()).host)}
        </p>
        <Button small kind="quiet" onClick={() => (choosing.value = true)}>
          Change server
        </Button>
      </div>
    );
  }
  const found = server.value && !problems.value.server;
  return (
    <div ref={box} class="flex items-start gap-2">
      <Field
        class="flex-1"
        label="Server"
        name="server"
        icon="globe"
        type="text"
        inputMode="url"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        placeholder={new URL(ownServer()).host}
        value={serverName.value}
        onValue={(value) => type("server", value)}
        onBlur={() => void (named && findServer())}
        error={problems.value.server}
        hint={
          found ? (
            <span class="flex items-center gap-1">
              <Icon name="check" size={4} class="text-accent" />
              {server.value?.name} is there
            </span>
          ) : (
            "The part of a user ID behind the colon, such as example.org."
          )
        }
        inputRef={inputRef}
      />
      <Button small kind="quiet" class="mt-6.5" onClick={takeOwnServer}>
        Cancel
      </Button>
    </div>
  );
}
