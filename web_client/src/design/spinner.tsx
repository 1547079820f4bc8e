/** Something is on its way. */

/** A turning ring. With a `label` it is announced. */
export function Spinner({ size = 5, label }: { size?: 4 | 5 | 8; label?: string }) {
  const sizes = { 4: "size-4 border-2", 5: "size-5 border-2", 8: "size-8 border-3" } as const;
  return (
    <span role={label ? "status" : undefined} class="inline-flex items-center justify-center">
      <span class={`${sizes[size]} animate-spin rounded-full border-current border-t-transparent`} aria-hidden="true" />
      {label && <span class="hidden-text">{label}</span>}
    </span>
  );
}
