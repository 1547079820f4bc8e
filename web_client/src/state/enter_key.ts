/** What the Enter key does while one writes, and whether signs are markdown; kept in this browser. */
import { signal } from "@preact/signals";
import { stored } from "./stored";

/** Enter sends and Shift+Enter makes a line; or else Enter makes a line and Ctrl+Enter sends. */
export const enterSends = signal(stored.read("enter") !== "line");

export function setEnterSends(on: boolean): void {
  enterSends.value = on;
  stored.write("enter", on ? null : "line");
}

export const markdownOn = signal(stored.read("markdown") !== "off");

export function setMarkdown(on: boolean): void {
  markdownOn.value = on;
  stored.write("markdown", on ? null : "off");
}
