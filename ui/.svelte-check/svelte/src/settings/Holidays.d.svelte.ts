export { default } from "./++Holidays.svelte.ts";
export * from "./++Holidays.svelte.ts";
