export { default } from "./++Warnings.svelte.ts";
export * from "./++Warnings.svelte.ts";
