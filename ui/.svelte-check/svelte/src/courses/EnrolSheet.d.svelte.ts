export { default } from "./++EnrolSheet.svelte.ts";
export * from "./++EnrolSheet.svelte.ts";
