import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { guide } from "./guide.mjs";

export default defineConfig({
  plugins: [svelte(), guide()],
  // The content policy allows neither inline styles nor data: addresses.
  build: { assetsInlineLimit: 0, target: "es2022", modulePreload: { polyfill: false } },
  server: { fs: { allow: [".."] } },
  clearScreen: false,
});
