export { default } from "./++SelectField.svelte.ts";
export * from "./++SelectField.svelte.ts";
