/** A button that opens the table of emoji, which is loaded then. */
import type { ComponentType } from "preact";
import { useRef, useState } from "preact/hooks";
import { IconButton, type IconName } from "../../design";
import type EmojiPicker from "./emoji_picker";

interface Given {
  label: string;
  icon: IconName;
  small?: boolean;
  onChoose: (char: string) => void;
  /** Where the focus goes when one was chosen; to the button without it. */
  onClosed?: () => void;
}

type Picker = ComponentType<Parameters<typeof EmojiPicker>[0]>;

let loaded: Picker | null = null;

export function EmojiButton({ label, icon, small, onChoose, onClosed }: Given) {
  const [open, setOpen] = useState(false);
  const [, setLoaded] = useState(loaded !== null);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = () => {
    setOpen(!open);
    if (loaded) return;
    void import("./emoji_picker").then((module) => {
      loaded = module.default;
      setLoaded(true);
    });
  };
  const Loaded = loaded;
  return (
    <>
      <IconButton small={small} icon={icon} label={label} buttonRef={button} aria-haspopup="dialog" aria-expanded={open} active={open} onClick={toggle} />
      {open && Loaded && (
        <Loaded
          anchor={button.current}
          onChoose={onChoose}
          onClose={(refocus) => {
            setOpen(false);
            if (refocus) (onClosed ?? (() => button.current?.focus()))();
          }}
        />
      )}
    </>
  );
}
