/** What time it is, as exact as words such as "yesterday" need it. */
import { signal } from "@preact/signals";

const MINUTE = 60_000; // ms

/** In ms since 1970; goes on once a minute, and when the page is looked at again. */
export const now = signal(Date.now());

const look = (): void => void (now.value = Date.now());

setInterval(look, MINUTE);
document.addEventListener("visibilitychange", look);
