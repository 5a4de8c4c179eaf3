export { default } from "./++ResultsSheet.svelte.ts";
export * from "./++ResultsSheet.svelte.ts";
