/** A few views of one thing, of which one is shown. */
import { useId, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

interface TabsProps<Key extends string> {
  label: string;
  tabs: { key: Key; label: string; count?: number }[];
  active: Key;
  onChange: (key: Key) => void;
  /** What is shown under them. */
  children?: ComponentChildren;
  class?: string;
}

/** Arrow keys go from tab to tab and show it at once. */
export function Tabs<Key extends string>({ label, tabs, active, onChange, children, class: className = "" }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (tabs.findIndex((tab) => tab.key === active) + step + tabs.length) % tabs.length;
    event.preventDefault();
    onChange(tabs[at]!.key);
    (list.current?.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class={`flex min-h-0 flex-col ${className}`}>
      <div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} class="flex shrink-0 gap-1 border-b border-line">
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === active}
            aria-controls={children === undefined ? undefined : `${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            onClick={() => onChange(tab.key)}
            class={`-mb-px border-b-2 px-3 py-2 text-sm font-medium transition-colors -outline-offset-2
              ${tab.key === active ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink"}`}
          >
            {tab.label}
            {tab.count ? <span class="ml-1.5 text-muted tabular-nums">{tab.count}</span> : null}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`} tabIndex={-1} class="min-h-0 flex-1">
          {children}
        </div>
      )}
    </div>
  );
}
