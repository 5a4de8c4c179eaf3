export { default } from "./++EventDetail.svelte.ts";
export * from "./++EventDetail.svelte.ts";
