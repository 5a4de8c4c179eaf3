export { default } from "./++UnitEventSheet.svelte.ts";
export * from "./++UnitEventSheet.svelte.ts";
