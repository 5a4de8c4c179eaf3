export { default } from "./++ErrorState.svelte.ts";
export * from "./++ErrorState.svelte.ts";
