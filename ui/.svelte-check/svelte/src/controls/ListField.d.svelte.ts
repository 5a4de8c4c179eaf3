export { default } from "./++ListField.svelte.ts";
export * from "./++ListField.svelte.ts";
