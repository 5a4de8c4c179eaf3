export { default } from "./++TextArea.svelte.ts";
export * from "./++TextArea.svelte.ts";
