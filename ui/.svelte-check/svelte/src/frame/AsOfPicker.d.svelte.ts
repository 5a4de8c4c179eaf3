export { default } from "./++AsOfPicker.svelte.ts";
export * from "./++AsOfPicker.svelte.ts";
