/** Whether somebody is there. */

export const PRESENCE_WORDS = { online: "Online", idle: "Idle", offline: "Offline" } as const;

/** A dot whose shape differs with its colour. With `labelled` screen readers hear it. */
export function Presence({ presence, labelled, class: className = "" }: { presence: keyof typeof PRESENCE_WORDS; labelled?: boolean; class?: string }) {
  const looks = {
    online: "bg-online",
    idle: "bg-canvas inset-ring-3 inset-ring-idle",
    offline: "bg-canvas inset-ring-2 inset-ring-line-strong",
  } as const;
  return (
    <span
      class={`inline-block size-3 rounded-full ring-2 ring-canvas ${looks[presence]} ${className}`}
      role={labelled ? "img" : undefined}
      aria-label={labelled ? PRESENCE_WORDS[presence] : undefined}
    />
  );
}
