export { default } from "./++CodeField.svelte.ts";
export * from "./++CodeField.svelte.ts";
