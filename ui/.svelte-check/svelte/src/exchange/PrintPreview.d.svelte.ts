export { default } from "./++PrintPreview.svelte.ts";
export * from "./++PrintPreview.svelte.ts";
