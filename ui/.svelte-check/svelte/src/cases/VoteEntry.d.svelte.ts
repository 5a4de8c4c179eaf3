export { default } from "./++VoteEntry.svelte.ts";
export * from "./++VoteEntry.svelte.ts";
