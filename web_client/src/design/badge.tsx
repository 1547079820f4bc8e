/** How much is new. */

/** A count of unread messages, or of mentions, in the accent. Nothing at 0. */
export function Badge({ count, mention, label }: { count: number; mention?: boolean; label?: string }) {
  if (count <= 0) return null;
  const shown = count > 99 ? "99+" : String(count);
  return (
    <span
      class={`inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-xs font-semibold tabular-nums
        ${mention ? "bg-accent text-on-accent" : "bg-count text-on-count"}`}
    >
      <span aria-hidden="true">{shown}</span>
      <span class="hidden-text">{label ?? `${count} ${mention ? "mentions" : "unread"}`}</span>
    </span>
  );
}
