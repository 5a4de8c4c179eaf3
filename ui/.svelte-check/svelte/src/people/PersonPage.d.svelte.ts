export { default } from "./++PersonPage.svelte.ts";
export * from "./++PersonPage.svelte.ts";
