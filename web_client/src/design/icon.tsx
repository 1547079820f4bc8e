/** Icons: one set of strokes on a grid of 24, drawn by the client itself. */

const PATHS = {
  add: "M12 5v14M5 12h14",
  archive: "M4 7h16M6 7v12h12V7M10 11h4",
  arrow_down: "M12 5v14m-6-6 6 6 6-6",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.6 7.2",
  back: "M15 5l-7 7 7 7",
  ban: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.6 5.6l12.8 12.8",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15L6 16Zm4 4.5h4",
  bell_off: "M4 4l16 16M6 9.5V16h9.500M8 6.500A6 6 0 0 1 18 11v3M6 16l-1.500 2H17m-7 2.500h4",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M9 5l7 7-7 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  door: "M14 4H6v16h8M10 12h11m-4-4 4 4-4 4",
  edit: "M4 20l1-4L16 5l3 3L8 19l-4 1Z",
  emoji: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.5m6-.5v.5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm12.5 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3 15 0 18-3-3-3-15 0-18Z",
  hash: "M9 4L7 20M17 4l-2 16M4 9h16M4 15h16",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9v.5",
  invite: "M14 20v-1a5 5 0 0 0-10 0v1M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm10-2v6m-3-3h6",
  keyboard: "M3 6h18v12H3zM7 10v.1m3.3-.1v.1m3.4-.1v.1M17 10v.1M7.5 14h9",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.500 10.500Z",
  more: "M6 12v.1M12 12v.1M18 12v.1",
  offline: "M4 4l16 16M5 12.5a10 10 0 0 1 3-2M2 9a15 15 0 0 1 3.500-2.300M19 12.500a10 10 0 0 0-5-2.700M22 9A15 15 0 0 0 10 5.200M8.500 16a5 5 0 0 1 6-.800M12 19.500v.1",
  people: "M15 20v-1a5 5 0 0 0-10 0v1M10 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm6-7a3.500 3.500 0 0 1 0 7m4 9v-1a5 5 0 0 0-3-4.600",
  person: "M19 20v-1a7 7 0 0 0-14 0v1M12 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z",
  reply: "M9 7l-5 5 5 5M4 12h9a7 7 0 0 1 7 7",
  retry: "M20 5v5h-5M4 19v-5h5M19 10a7.500 7.500 0 0 0-13-2.500M5 14a7.500 7.500 0 0 0 13 2.500",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5",
  send: "M4 12l16-8-6 16-3-7-7-1Z",
  settings: "M4 7h9m4 0h3M4 17h3m4 0h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Zm-6 10a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  star: "M12 3.500l2.600 5.400 5.900.800-4.300 4.100 1.100 5.900-5.300-2.900-5.300 2.900 1.100-5.900-4.300-4.100 5.900-.800L12 3.500Z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v2m0 14v2M3 12h2m14 0h2M5.600 5.600 7 7m10 10 1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400",
  trash: "M5 7h14M9 7V4.500h6V7m-8 0 1 13h8l1-13M10.500 11v5m3-5v5",
  unread: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
  warning: "M12 4l9 16H3L12 4Zm0 6v5m0 2.500v.1",
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

interface IconProps {
  name: IconName;
  /** In units of the spacing scale; the default is 5, 20 px. */
  size?: 3 | 4 | 5 | 6 | 8;
  /** Filled, for what can be on or off, such as a favourite's star. */
  filled?: boolean;
  class?: string;
}

const SIZES = { 3: "size-3", 4: "size-4", 5: "size-5", 6: "size-6", 8: "size-8" } as const;

/** A picture beside words: screen readers do not hear it. What is only an icon is an `IconButton` with a label. */
export function Icon({ name, size = 5, filled = false, class: className = "" }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      class={`${SIZES[size]} shrink-0 ${className}`}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width={name === "more" ? 2.6 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
