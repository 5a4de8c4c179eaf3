export { default } from "./++EditPerson.svelte.ts";
export * from "./++EditPerson.svelte.ts";
