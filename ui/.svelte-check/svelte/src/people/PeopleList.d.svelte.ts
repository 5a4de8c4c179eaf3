export { default } from "./++PeopleList.svelte.ts";
export * from "./++PeopleList.svelte.ts";
