export { default } from "./++Units.svelte.ts";
export * from "./++Units.svelte.ts";
