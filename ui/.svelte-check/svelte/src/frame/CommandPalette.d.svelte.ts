export { default } from "./++CommandPalette.svelte.ts";
export * from "./++CommandPalette.svelte.ts";
