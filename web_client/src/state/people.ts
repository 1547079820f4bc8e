/** People, their pictures, and the user's own profile. */
import { signal, type Signal } from "@preact/signals";
import type { Person, Profile } from "../adapter/types";
import { adapter, adapterOrNull, hear, onEnd } from "./core";

const pictures = new Map<string, Signal<string | null>>();

/** The user's own profile; `null` until it is loaded. */
export const profile = signal<Profile | null>(null);

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

hear({
  profile(own) {
    profile.value = own;
  },
});

onEnd(() => {
  pictures.clear();
  profile.value = null;
});
