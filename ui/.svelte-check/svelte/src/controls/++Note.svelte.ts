///<reference types="svelte" />
;// A message where it belongs: plain, to be looked at, refused, or what will follow.

import type { Snippet } from "svelte";
import Icon, { type IconName } from "./Icon.svelte";
;

  type Props = { kind?: "plain" | "warn" | "refuse" | "go"; test?: string; children: Snippet };;function $$render() {

  
  
  

  let { kind = "plain", test, children }: Props = $props();
  const icons: Record<string, IconName> = { plain: "info", warn: "warn", refuse: "refuse", go: "info" };
;
async () => {

 { svelteHTML.createElement("div", {     "class":`note ${kind}`,"role":kind === "refuse" ? "alert" : "status",...__sveltets_2_empty({"data-test":test}),}); { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":icons[kind] ?? "info",}});} { svelteHTML.createElement("div", { "class":`grow`,});;__sveltets_2_ensureSnippet(children()); } }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Note__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Note__SvelteComponent_ = ReturnType<typeof Note__SvelteComponent_>;
/*Ωignore_endΩ*/export default Note__SvelteComponent_;