/** The picture of a person or a room: its letters on a colour of its own. */
import { Presence } from "./presence";

interface AvatarProps {
  /** Whose it is; only the first letters are shown. */
  name: string;
  /** 0 to 7: which of the hues. */
  hue: number;
  /** A blob: URL of the picture. */
  picture?: string | null;
  size?: 4 | 6 | 8 | 10 | 12 | 20;
  presence?: "online" | "idle" | "offline" | null;
  /** Rooms are squares with round corners, people are circles. */
  square?: boolean;
}

const SIZES = {
  4: "size-4 text-xs",
  6: "size-6 text-xs",
  8: "size-8 text-sm",
  10: "size-10 text-base",
  12: "size-12 text-lg",
  20: "size-20 text-2xl",
} as const;

const HUES = [
  "bg-hue-0",
  "bg-hue-1",
  "bg-hue-2",
  "bg-hue-3",
  "bg-hue-4",
  "bg-hue-5",
  "bg-hue-6",
  "bg-hue-7",
] as const;

/** Screen readers do not hear it: the name stands beside it. */
export function Avatar({ name, hue, picture, size = 8, presence, square }: AvatarProps) {
  const round = square ? (size > 8 ? "rounded-md" : "rounded-sm") : "rounded-full";
  return (
    <span class="relative inline-flex shrink-0" aria-hidden="true">
      {picture ? (
        <img src={picture} alt="" class={`${SIZES[size]} ${round} bg-sunken object-cover`} />
      ) : (
        <span
          class={`${SIZES[size]} ${round} ${HUES[hue % HUES.length]} inline-flex select-none items-center justify-center overflow-hidden font-semibold leading-none text-white`}
        >
          {initials(name, size <= 6 ? 1 : 2)}
        </span>
      )}
      {presence && <Presence presence={presence} class="absolute -right-0.5 -bottom-0.5" />}
    </span>
  );
}

const LETTER = /\p{L}|\p{N}|\p{Extended_Pictographic}/u;

/** The first letters of the first words; marks such as `#` and `@` do not count. */
export function initials(name: string, most = 2): string {
  const words = name.normalize("NFC").split(/[\s._:-]+/u);
  const letters = words.flatMap((word) => LETTER.exec(word)?.[0] ?? []);
  return letters.slice(0, most).join("").toLocaleUpperCase() || "?";
}
