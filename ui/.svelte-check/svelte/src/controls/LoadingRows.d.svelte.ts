export { default } from "./++LoadingRows.svelte.ts";
export * from "./++LoadingRows.svelte.ts";
