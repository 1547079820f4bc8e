/** What a server wants done elsewhere before it makes an account: a captcha on a page of its own, or a link in a mail. */
import { effect, signal } from "@preact/signals";
import { AdapterError, type Step } from "../adapter/types";
import { route } from "./route";

const WINDOW = "popup,width=560,height=720";
/** What the page says to the window that opened it. Client-server API, "Fallback". */
const DONE = "authDone";

/** What is to be done now, or `null`. */
export const step = signal<Step | null>(null);
/** Whether the page was opened; `blocked`: the browser would not. `over`: the user says that it is done there. */
export const opened = signal<"no" | "yes" | "blocked" | "over">("no");

let settle: { done: () => void; givenUp: (why: AdapterError) => void } | null = null;
let page: Window | null = null;

/** Asks the user to do it; resolves when they are back, and rejects as `cancelled` where they give it up. */
export function lead(to: Step): Promise<void> {
  step.value = to;
  opened.value = "no";
  return new Promise<void>((done, givenUp) => (settle = { done, givenUp })).finally(() => {
    page?.close();
    page = settle = null;
  });
}

/** Opens the page; for a press of a button, as browsers open nothing else. */
export function openPage(): void {
  if (!step.value?.url) return;
  page?.close();
  page = window.open(step.value.url, "_blank", WINDOW);
  opened.value = page ? "yes" : "blocked";
}

/** The user says that it is done. */
export function goOn(): void {
  if (!settle) return;
  opened.value = "over";
  settle.done();
}

export const giveUp = (): void => settle?.givenUp(new AdapterError("cancelled", "The account is not made."));

/** There is nothing more to be done elsewhere. */
export function leadBack(): void {
  step.value = null;
}

if (typeof window !== "undefined") {
  window.addEventListener("message", ({ data, source }) => {
    if (data === DONE && page && source === page) goOn();
  });
}

// Whoever leaves the form does not come back to it.
effect(() => {
  if (route.value.page !== "register") giveUp();
});
