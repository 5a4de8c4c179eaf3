export { default } from "./++VoteBar.svelte.ts";
export * from "./++VoteBar.svelte.ts";
