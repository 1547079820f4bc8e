/** Who may import whom. */
import { expect, test } from "vitest";

const PLAIN_DATA = "adapter/types";

/** Folders, and what a file in them may import from other folders; packages by name. */
const MAY: Record<string, (imported: string) => boolean> = {
  adapter: (imported) => imported.startsWith("matrix-js-sdk/") || imported === "text/words",
  text: (imported) => imported === PLAIN_DATA || ["dompurify", "marked", "linkifyjs"].includes(imported),
  design: (imported) => /^preact(\/|$)/.test(imported),
  state: (imported) => imported === PLAIN_DATA || imported.startsWith("text/") || imported === "@preact/signals",
  components: (imported) => /^(state|text|design)(\/|$)/.test(imported) || /^(preact|@preact\/signals)(\/|$)/.test(imported) || imported === PLAIN_DATA,
};

const FILES: Record<string, string> = import.meta.glob("../src/*/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

test.each(Object.keys(FILES))("%s imports only what its folder may", (path) => {
  const file = path.replace("../src/", "");
  const folder = file.split("/")[0]!;
  const imports = [...FILES[path]!.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
  const others = imports
    .map((name) => (name.startsWith(".") ? new URL(name, `http://x/${file}`).pathname.slice(1) : name))
    .filter((name) => name.split("/")[0] !== folder && !/\.(svg|css)$/.test(name));
  expect(others.filter((name) => !MAY[folder]!(name))).toEqual([]);
});
