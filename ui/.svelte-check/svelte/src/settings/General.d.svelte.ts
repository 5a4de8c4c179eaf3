export { default } from "./++General.svelte.ts";
export * from "./++General.svelte.ts";
