/** A short word at the foot about something that happened. */
import type { ComponentChildren } from "preact";
import { Button, IconButton } from "./button";
import { Icon } from "./icon";

export interface ToastProps {
  kind?: "plain" | "error" | "done";
  children: ComponentChildren;
  action?: { label: string; onSelect: () => void };
  onClose: () => void;
}

/** One of them; `Toasts` is where they stand. */
export function Toast({ kind = "plain", children, action, onClose }: ToastProps) {
  return (
    <div class="pointer-events-auto flex max-w-dialog items-center gap-3 rounded-md bg-raised py-1.5 pr-1.5 pl-4 shadow-float animate-appear">
      {kind === "error" && <Icon name="warning" class="text-danger" />}
      {kind === "done" && <Icon name="check" class="text-accent" />}
      <span class="min-w-0 flex-1 py-1.5">{children}</span>
      {action && (
        <Button small kind="quiet" onClick={action.onSelect}>
          {action.label}
        </Button>
      )}
      <IconButton icon="close" small label="Dismiss" onClick={onClose} />
    </div>
  );
}

/** The place of all toasts; screen readers hear each as it comes. */
export function Toasts({ children }: { children: ComponentChildren }) {
  return (
    <div role="status" class="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex flex-col items-center gap-2 p-4">
      {children}
    </div>
  );
}
