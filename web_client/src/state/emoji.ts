/** The emoji that the user has chosen lately, the newest first; kept in this browser. */
import { stored } from "./stored";

const KEY = "emoji";
const MOST = 16;

export function chosenLately(): readonly string[] {
  const kept = stored.readJson(KEY);
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string").slice(0, MOST) : [];
}

export function noteChosen(char: string): void {
  const others = chosenLately().filter((one) => one !== char);
  stored.write(KEY, JSON.stringify([char, ...others].slice(0, MOST)));
}
