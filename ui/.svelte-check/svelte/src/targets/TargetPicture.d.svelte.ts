export { default } from "./++TargetPicture.svelte.ts";
export * from "./++TargetPicture.svelte.ts";
