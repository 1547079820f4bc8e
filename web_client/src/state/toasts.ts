/** Short words about what happened, for a few seconds. */
import { signal } from "@preact/signals";
import { onEnd, sentence } from "./core";

export interface ToastItem {
  id: number;
  kind: "plain" | "error" | "done";
  text: string;
  action?: { label: string; onSelect: () => void };
}

const MOST = 3;
const LASTS = 6_000; // ms

export const toasts = signal<readonly ToastItem[]>([]);

let next = 1;

/** Shows it; returns how to take it back. */
export function toast(text: string, kind: ToastItem["kind"] = "plain", action?: ToastItem["action"]): () => void {
  const id = next++;
  const others = toasts.value.filter((one) => one.text !== text).slice(-(MOST - 1));
  toasts.value = [...others, { id, kind, text, ...(action ? { action } : {}) }];
  setTimeout(() => dismiss(id), LASTS);
  return () => dismiss(id);
}

export function dismiss(id: number): void {
  if (toasts.value.some((one) => one.id === id)) toasts.value = toasts.value.filter((one) => one.id !== id);
}

/** Does it, and shows what goes wrong. Returns what it gave, or `undefined` where it failed. */
export async function trying<T>(work: Promise<T> | (() => Promise<T>)): Promise<T | undefined> {
  try {
    return await (typeof work === "function" ? work() : work);
  } catch (thrown) {
    toast(sentence(thrown), "error");
    return undefined;
  }
}

onEnd(() => {
  toasts.value = [];
});
