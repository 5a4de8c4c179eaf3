export { default } from "./++Dossier.svelte.ts";
export * from "./++Dossier.svelte.ts";
