/** Light, dark, or as the system has it. */
import { effect, signal } from "@preact/signals";
import { stored } from "./stored";

export type Theme = "system" | "light" | "dark";
export const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** The user's choice; it outlives the session. */
export const theme = signal<Theme>(read());

function read(): Theme {
  const kept = stored.read("theme");
  return THEMES.find((one) => one === kept) ?? "system";
}

export function setTheme(chosen: Theme): void {
  theme.value = chosen;
  stored.write("theme", chosen);
}

/** Tells the page from now on. Returns how to stop. */
export function followTheme(root: HTMLElement): () => void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  // said to the page outright: Chromium leaves some colours as they were when only the system's theme changes
  const system = () => {
    root.dataset["system"] = dark.matches ? "dark" : "light";
  };
  system();
  dark.addEventListener("change", system);
  const stop = effect(() => {
    if (theme.value === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme.value;
  });
  return () => {
    dark.removeEventListener("change", system);
    stop();
  };
}
