/**
 * Compresses what was built, so that the server has nothing to do but to send it, and holds the script of the first
 * load under its budget.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = /\.(js|css|html|svg|json|txt|webmanifest)$/;
const WORTH_IT = 512; // bytes

/**
 * The plugin for Vite. `budget` is in bytes of gzip: all scripts that are loaded until one sees the first room, in
 * whatever order. Chunks whose names begin with `later-` are loaded on demand and do not count.
 */
export function compressed(budget) {
  let folder = "dist";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      let script = 0;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const content = readFileSync(file);
        const zipped = gzipSync(content, { level: 9 });
        if (entry.name.endsWith(".js") && !entry.name.startsWith("later-")) script += zipped.length;
        if (content.length < WORTH_IT) continue;
        writeFileSync(`${file}.gz`, zipped);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      }
      const words = `script of the first load: ${(script / 1000).toFixed(1)} kB of ${budget / 1000} kB (gzip)`;
      if (script > budget) throw new Error(`Too much ${words}`);
      console.log(words);
    },
  };
}
