export { default } from "./++PlaceField.svelte.ts";
export * from "./++PlaceField.svelte.ts";
