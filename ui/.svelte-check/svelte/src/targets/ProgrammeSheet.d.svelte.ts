export { default } from "./++ProgrammeSheet.svelte.ts";
export * from "./++ProgrammeSheet.svelte.ts";
