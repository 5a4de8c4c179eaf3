export { default } from "./++CourseSheet.svelte.ts";
export * from "./++CourseSheet.svelte.ts";
