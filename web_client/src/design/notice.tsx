/** A sentence that stands out, in its place in the page. */
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

const LOOKS = {
  error: { role: "alert", icon: "warning", class: "bg-danger-soft text-danger" },
  plain: { role: "status", icon: "info", class: "bg-sunken text-ink" },
} as const;

/** Heard as soon as it is there: an error at once, a plain one when it is quiet. Nothing without children. */
export function Notice({ kind = "plain", children }: { kind?: keyof typeof LOOKS; children: ComponentChildren }) {
  const look = LOOKS[kind];
  return (
    <div role={look.role} class="empty:hidden">
      {children ? (
        <p class={`flex gap-2 rounded-md px-3 py-2 text-sm ${look.class}`}>
          <Icon name={look.icon} size={4} class="mt-px" />
          <span class="min-w-0">{children}</span>
        </p>
      ) : null}
    </div>
  );
}
