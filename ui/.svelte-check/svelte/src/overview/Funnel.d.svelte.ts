export { default } from "./++Funnel.svelte.ts";
export * from "./++Funnel.svelte.ts";
