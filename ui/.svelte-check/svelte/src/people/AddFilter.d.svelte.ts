export { default } from "./++AddFilter.svelte.ts";
export * from "./++AddFilter.svelte.ts";
