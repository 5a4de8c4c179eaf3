export { default } from "./++Labelled.svelte.ts";
export * from "./++Labelled.svelte.ts";
