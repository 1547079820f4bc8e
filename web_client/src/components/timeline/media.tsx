/** A file, named; a picture is shown in a place of its size, so that nothing moves when it comes. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { EventContent } from "../../adapter/types";
import { Icon } from "../../design";
import { pictureOf } from "../../state/people";
import { safeName } from "../../text/names";

type Content = Extract<EventContent, { kind: "media" }>;

const WIDEST = 360; // px
const HIGHEST = 320;
const WORDS = { image: "Picture", video: "Video", audio: "Sound", file: "File" } as const;

export function Media({ content }: { content: Content }) {
  const name = safeName(content.body, WORDS[content.as]);
  const showable = content.as === "image" && content.url !== null && /^image\/(?:png|jpe?g|gif|webp|avif|apng)$/u.test(content.mimetype);
  const url = showable ? pictureOf(content.url, WIDEST * 2) : null;
  const place = useRef<HTMLDivElement>(null);
  const [width, height] = fitted(content.width, content.height);
  useLayoutEffect(() => {
    if (!place.current) return;
    place.current.style.width = `${width}px`;
    place.current.style.aspectRatio = `${width} / ${height}`;
  }, [width, height]);
  if (url) {
    return (
      <div ref={place} class="my-1 max-w-full overflow-hidden rounded-md bg-sunken">
        <img src={url} alt={name} class="size-full object-contain" />
      </div>
    );
  }
  return (
    <div class="my-1 inline-flex max-w-full items-center gap-3 rounded-md bg-sunken px-3 py-2">
      <Icon name={content.as === "image" ? "eye" : "archive"} class="text-muted" />
      <span class="flex min-w-0 flex-col">
        <bdi class="truncate font-medium">{name}</bdi>
        <span class="text-xs text-muted">
          {WORDS[content.as]}
          {content.size !== null && `, ${sizeWords(content.size)}`}
        </span>
      </span>
    </div>
  );
}

function fitted(width: number | null, height: number | null): [number, number] {
  const known = width !== null && height !== null && width > 0 && height > 0;
  const [w, h] = known ? [width, height] : [WIDEST, (WIDEST * 3) / 4];
  const scale = Math.min(1, WIDEST / w, HIGHEST / h);
  return [Math.max(24, Math.round(w * scale)), Math.max(24, Math.round(h * scale))];
}

function sizeWords(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = new Intl.NumberFormat(undefined, { style: "unit", unit: units[step]!, unitDisplay: "short", maximumFractionDigits: step ? 1 : 0 });
  return format.format(bytes / 1000 ** step);
}
