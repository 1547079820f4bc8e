/** To the clipboard, with a word about it. */
import { toast } from "../../state/toasts";

/** `what` begins a sentence: `The link`. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(`${what} is copied.`, "done");
  } catch {
    toast(`This browser does not let it be copied: ${text}`, "error");
  }
}
