export { default } from "./++Exchange.svelte.ts";
export * from "./++Exchange.svelte.ts";
