/** A part of the settings, under a heading. */
import type { ComponentChildren } from "preact";

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="flex flex-col gap-5 py-6" aria-label={title}>
      <h2 class="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
