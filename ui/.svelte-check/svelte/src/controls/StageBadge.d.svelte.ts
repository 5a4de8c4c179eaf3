export { default } from "./++StageBadge.svelte.ts";
export * from "./++StageBadge.svelte.ts";
