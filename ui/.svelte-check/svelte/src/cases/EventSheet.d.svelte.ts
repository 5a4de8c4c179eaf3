export { default } from "./++EventSheet.svelte.ts";
export * from "./++EventSheet.svelte.ts";
