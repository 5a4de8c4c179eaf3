export { default } from "./++CaseClocks.svelte.ts";
export * from "./++CaseClocks.svelte.ts";
