export { default } from "./++DetailPanel.svelte.ts";
export * from "./++DetailPanel.svelte.ts";
