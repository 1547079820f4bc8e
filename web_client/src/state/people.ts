/** People: who is there, and the user's own profile. */
import { signal, type Signal } from "@preact/signals";
import type { Person, Presence, PresenceInfo, Profile } from "../adapter/types";
import { adapter, adapterOrNull, hear, onEnd } from "./core";
import { stored } from "./stored";

const CHOSEN = "presence";
const UNKNOWN: PresenceInfo = { presence: "offline", lastActive: null, status: null };

const presences = new Map<string, Signal<PresenceInfo>>();
const pictures = new Map<string, Signal<string | null>>();

/** The user's own profile; `null` until it is loaded. */
export const profile = signal<Profile | null>(null);

/** Whether somebody is there; follows what comes. */
export function presenceOf(userId: string): PresenceInfo {
  const own = profile.value;
  return own?.userId === userId ? own.presence : presenceSignal(userId).value;
}

function presenceSignal(userId: string): Signal<PresenceInfo> {
  let known = presences.get(userId);
  if (!known) presences.set(userId, (known = signal(UNKNOWN)));
  return known;
}

/** The blob: URL of a picture, `null` until it is loaded and where there is none. `size` is in CSS pixels. */
export function pictureOf(mxc: string | null, size: number): string | null {
  if (!mxc) return null;
  const key = `${mxc} ${size}`;
  let known = pictures.get(key);
  if (!known) {
    const url: Signal<string | null> = signal(null);
    pictures.set(key, (known = url));
    void adapterOrNull()
      ?.picture(mxc, size)
      .then((loaded) => {
        url.value = loaded;
      });
  }
  return known.value;
}

export const searchPeople = (term: string): Promise<Person[]> => adapter().searchPeople(term);
export const person = (userId: string): Promise<Person> => adapter().person(userId);

export const setDisplayName = (name: string): Promise<void> => adapter().setDisplayName(name.trim());
/** The colour of the user's picture, 0 to 7. */
export const setHue = (hue: number): Promise<void> => adapter().setHue(hue);
export const setPicture = (file: Blob | null): Promise<void> => adapter().setPicture(file);

export async function setPresence(presence: Presence, status: string | null): Promise<void> {
  await adapter().setPresence(presence, status?.trim() || null);
  stored.write(CHOSEN, presence === "online" ? null : presence);
  const own = profile.peek();
  if (own) profile.value = { ...own, presence: { presence, status: status?.trim() || null, lastActive: Date.now() } };
}

/** Who chose not to be seen online is not seen so after a reload either. */
function keepChosen(own: Profile): void {
  const chosen = stored.read(CHOSEN);
  if (chosen !== "idle" && chosen !== "offline") return;
  void setPresence(chosen, own.presence.status).catch(() => undefined); // the settings show what it is
}

hear({
  presence(userId, info) {
    presenceSignal(userId).value = info;
    const own = profile.peek();
    if (own?.userId === userId) profile.value = { ...own, presence: info };
  },
  profile(own) {
    const first = profile.peek() === null;
    profile.value = own;
    if (first) keepChosen(own);
  },
});

onEnd(() => {
  presences.clear();
  pictures.clear();
  profile.value = null;
  stored.write(CHOSEN, null);
});
