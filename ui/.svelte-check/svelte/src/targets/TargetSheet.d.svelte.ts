export { default } from "./++TargetSheet.svelte.ts";
export * from "./++TargetSheet.svelte.ts";
