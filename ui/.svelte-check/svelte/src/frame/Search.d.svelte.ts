export { default } from "./++Search.svelte.ts";
export * from "./++Search.svelte.ts";
