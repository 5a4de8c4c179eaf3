export { default } from "./++NewRegister.svelte.ts";
export * from "./++NewRegister.svelte.ts";
