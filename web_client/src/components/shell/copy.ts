/** To the clipboard, with a word about it. */
import { toast } from "../../state/toasts";

/** `what` begins a sentence: `The link`. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await write(text);
    toast(`${what} is copied.`, "done");
  } catch {
    toast(`This browser does not let it be copied: ${text}`, "error");
  }
}

/** Pages without TLS on another host than localhost have no `navigator.clipboard`. */
async function write(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "hidden-text";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!done) throw new Error("The browser did not copy.");
}
