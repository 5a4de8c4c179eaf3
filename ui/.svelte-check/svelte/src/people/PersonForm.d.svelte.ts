export { default } from "./++PersonForm.svelte.ts";
export * from "./++PersonForm.svelte.ts";
