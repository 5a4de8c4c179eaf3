export { default } from "./++BulletBar.svelte.ts";
export * from "./++BulletBar.svelte.ts";
