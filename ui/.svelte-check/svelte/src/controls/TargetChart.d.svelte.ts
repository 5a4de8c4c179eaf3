export { default } from "./++TargetChart.svelte.ts";
export * from "./++TargetChart.svelte.ts";
