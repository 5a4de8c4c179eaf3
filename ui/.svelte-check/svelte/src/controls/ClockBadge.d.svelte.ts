export { default } from "./++ClockBadge.svelte.ts";
export * from "./++ClockBadge.svelte.ts";
