export { default } from "./++AddPerson.svelte.ts";
export * from "./++AddPerson.svelte.ts";
