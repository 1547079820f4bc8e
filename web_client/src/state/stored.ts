/** What is kept in this browser: texts under `porch.` in localStorage. A browser that refuses keeps nothing, quietly. */

const PREFIX = "porch.";

export const stored = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },

  /** `null` removes. */
  write(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, value);
    } catch {
      // a full or forbidden storage: what is on the screen stays
    }
  },

  /** What was written as JSON; `null` where there is nothing, or nothing that can be read. */
  readJson(key: string): unknown {
    const text = stored.read(key);
    if (text === null) return null;
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  },

  /** The keys that begin so, without the prefix of all. */
  keys(beginning: string): string[] {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX + beginning))
        .map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  },
};
