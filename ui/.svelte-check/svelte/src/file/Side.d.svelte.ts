export { default } from "./++Side.svelte.ts";
export * from "./++Side.svelte.ts";
