export { default } from "./++Fallback.svelte.ts";
export * from "./++Fallback.svelte.ts";
