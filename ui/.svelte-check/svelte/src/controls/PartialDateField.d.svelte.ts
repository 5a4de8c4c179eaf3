export { default } from "./++PartialDateField.svelte.ts";
export * from "./++PartialDateField.svelte.ts";
