/** A question or a form over everything else. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./button";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at the foot, the main one last. */
  actions?: ComponentChildren;
  /** What Enter in a field does. */
  onSubmit?: () => void;
  wide?: boolean;
  /** Only to be read: then the text itself can be scrolled by keys. */
  reading?: boolean;
}

/**
 * A modal dialog: the browser's own, so focus stays in it and returns to where it was. Escape, a press beside it and
 * its cross close it; on a phone it is a sheet at the foot.
 */
export function Dialog({ title, onClose, children, actions, onSubmit, wide, reading }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = element.current;
    shown?.showModal();
    return () => {
      shown?.close(); // what is behind an open dialog takes no focus
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === element.current && onClose()}
      class={`m-0 mt-auto w-full max-w-full rounded-t-lg bg-raised text-ink shadow-float animate-appear
        tablet:m-auto tablet:rounded-lg ${wide ? "tablet:max-w-reading" : "tablet:max-w-dialog"}`}
    >
      <form
        method="dialog"
        class="flex max-h-[min(90dvh,44rem)] flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <header class="flex items-center gap-2 py-3 pr-3 pl-5">
          <h2 id={id} class="line-clamp-2 min-w-0 flex-1 text-lg font-semibold">
            {title}
          </h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div tabIndex={reading ? 0 : undefined} class="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pb-5">{children}</div>
        {actions && <footer class="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</footer>}
      </form>
    </dialog>
  );
}
