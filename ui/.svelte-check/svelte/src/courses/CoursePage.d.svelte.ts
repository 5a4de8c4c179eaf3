export { default } from "./++CoursePage.svelte.ts";
export * from "./++CoursePage.svelte.ts";
