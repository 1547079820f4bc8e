import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { compressed } from "./vite/compressed.js";
import { leftOut } from "./vite/left_out.js";

const BROWSERS = ["chrome123", "firefox125", "safari17.5"];
const FIRST_LOAD = 300_000; // bytes of script, gzip

export default defineConfig({
  plugins: [leftOut(), tailwindcss(), compressed(FIRST_LOAD)],
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0, // the Content-Security-Policy lets no data: URLs in but pictures
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    server: { deps: { inline: [/matrix-js-sdk/] } },
  },
});
