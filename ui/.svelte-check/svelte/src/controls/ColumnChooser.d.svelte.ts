export { default } from "./++ColumnChooser.svelte.ts";
export * from "./++ColumnChooser.svelte.ts";
