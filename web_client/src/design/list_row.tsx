/** One row of a list of rooms, people or results. */
import type { ComponentChildren, HTMLAttributes } from "preact";

interface ListRowProps {
  start?: ComponentChildren;
  title: ComponentChildren;
  /** Beside the title, at the end. */
  titleEnd?: ComponentChildren;
  /** Under the title, one line. */
  subtitle?: ComponentChildren;
  /** Beside the subtitle, at the end. */
  subtitleEnd?: ComponentChildren;
  end?: ComponentChildren;
  selected?: boolean;
  strong?: boolean;
  /** A row with `href` is a link, one with `onClick` a button; one with neither only shows. */
  href?: string;
  onClick?: () => void;
  small?: boolean;
  /** More attributes of the link, button or box itself. */
  given?: HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;
}

/** The whole row can be pressed; what stands in `end` stays outside of the link, so that it can be pressed itself. */
export function ListRow(props: ListRowProps) {
  const { start, title, titleEnd, subtitle, subtitleEnd, end, selected, strong, href, onClick, small, given } = props;
  const inner = (
    <>
      {start}
      <span class="flex min-w-0 flex-1 flex-col">
        <span class="flex items-baseline gap-2">
          <span class={`min-w-0 flex-1 truncate ${strong ? "font-semibold" : "font-medium"}`}>{title}</span>
          {titleEnd && <span class="shrink-0 text-xs text-muted">{titleEnd}</span>}
        </span>
        {(subtitle || subtitleEnd) && (
          <span class="flex min-h-5 items-center gap-2">
            <span class={`min-w-0 flex-1 truncate text-sm ${strong ? "text-ink" : "text-muted"}`}>{subtitle}</span>
            {subtitleEnd}
          </span>
        )}
      </span>
    </>
  );
  const look = `flex min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-left ${small ? "py-1" : "py-1.5"}`;
  const common = { ...(given as object), class: look };
  return (
    <div class={`flex items-center gap-1 rounded-md transition-colors ${selected ? "bg-selected" : href || onClick ? "hover:bg-hover" : ""}`}>
      {href ? (
        <a href={href} aria-current={selected ? "page" : undefined} onClick={onClick} {...common}>
          {inner}
        </a>
      ) : onClick ? (
        <button type="button" aria-pressed={selected} onClick={onClick} {...common}>
          {inner}
        </button>
      ) : (
        <div {...common}>{inner}</div>
      )}
      {end && <span class="flex shrink-0 items-center gap-1 pr-2">{end}</span>}
    </div>
  );
}
