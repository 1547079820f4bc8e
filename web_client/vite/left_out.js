/**
 * Leaves out those parts of matrix-js-sdk that this client does not use yet, half of the SDK's weight: calls, sliding
 * sync, encryption (a chunk and 8 MB of WebAssembly), and a table of all look-alike characters, in whose place stands the
 * small one of `text/look_alikes`. To build on one of them, take its line out of `LEFT_OUT`.
 */
import { fileURLToPath } from "node:url";

const LOOK_ALIKES = fileURLToPath(new URL("../src/text/look_alikes.ts", import.meta.url));
const EMPTY = fileURLToPath(new URL("./left_out_parts.js", import.meta.url));

const LEFT_OUT = [
  /^\.{1,2}\/webrtc\//,
  /^\.{1,2}\/matrixrtc\//,
  /^\.\/sliding-sync-sdk\.js$/,
  /^\.\/rust-crypto\/index\.js$/,
  /^\.\/models\/MSC3089TreeSpace\.js$/,
  /^\.\/rtcTransportsCachedValue\.js$/,
];

/** The plugin for Vite. */
export function leftOut() {
  return {
    name: "left-out",
    enforce: "pre",
    resolveId(source, importer) {
      if (!importer?.includes("/matrix-js-sdk/lib/")) return null;
      if (source === "unhomoglyph") return LOOK_ALIKES;
      return LEFT_OUT.some((part) => part.test(source)) ? EMPTY : null;
    },
  };
}
