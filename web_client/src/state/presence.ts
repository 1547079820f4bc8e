/** Who is there, and what the user wants to be seen as. */
import { signal, type Signal } from "@preact/signals";
import type { Presence, PresenceInfo } from "../adapter/types";
import { adapter, hear, onEnd } from "./core";
import { profile } from "./people";
import { stored } from "./stored";

const OFFLINE: PresenceInfo = { presence: "offline", lastActive: null, status: null };
const KEY = "presence.";

const known = new Map<string, Signal<PresenceInfo | null>>();
/** Whether the server tells who is there at all; many do not. */
const isTold = signal(false);

/** What the user chose to be seen as in this browser. What others see may be more, by other devices, or less, after a while. */
export const wanted = signal<Presence>("online");

/** Takes up what this user chose before. */
export function resumeWanted(userId: string): void {
  const kept = stored.read(KEY + userId);
  wanted.value = kept === "idle" || kept === "offline" ? kept : "online";
}

/** Forgets it, for who logs out. */
export const forgetWanted = (userId: string): void => stored.write(KEY + userId, null);

/** Whether somebody is there; follows what comes. `null`: nobody knows. */
export function presenceOf(userId: string): PresenceInfo | null {
  const own = profile.value;
  if (own?.userId === userId) return own.presence;
  return presenceSignal(userId).value ?? (isTold.value ? OFFLINE : null);
}

/** Tells others, now and with every sync to come. */
export async function setPresence(presence: Presence, status: string | null): Promise<void> {
  const before = wanted.peek();
  want(presence); // first, as a sync that begins meanwhile would say otherwise
  try {
    await adapter().setPresence(presence, status?.trim() || null);
  } catch (thrown) {
    if (wanted.peek() === presence) want(before);
    throw thrown;
  }
  tellOwn({ presence, status: status?.trim() || null, lastActive: Date.now() });
}

function want(presence: Presence): void {
  wanted.value = presence;
  stored.write(KEY + adapter().userId, presence === "online" ? null : presence);
}

function tellOwn(presence: PresenceInfo): void {
  const own = profile.peek();
  if (own) profile.value = { ...own, presence };
}

function presenceSignal(userId: string): Signal<PresenceInfo | null> {
  let one = known.get(userId);
  if (!one) known.set(userId, (one = signal<PresenceInfo | null>(null)));
  return one;
}

hear({
  presence(userId, info) {
    isTold.value = true;
    presenceSignal(userId).value = info;
    if (profile.peek()?.userId === userId) tellOwn(info);
  },
});

onEnd(() => {
  known.clear();
  isTold.value = false;
});

// What is chosen in one window holds in all, as all sync.
if (typeof window !== "undefined") {
  window.addEventListener("storage", ({ key }) => {
    const own = profile.peek()?.userId;
    if (own && key === `porch.${KEY}${own}`) resumeWanted(own);
  });
}
