export { default } from "./++TitleBar.svelte.ts";
export * from "./++TitleBar.svelte.ts";
