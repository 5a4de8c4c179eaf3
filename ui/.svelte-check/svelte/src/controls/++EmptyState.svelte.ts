///<reference types="svelte" />
;// Nothing to show: one bold sentence, one plain, at most two buttons, at the left.

import type { Snippet } from "svelte";

;type $$ComponentProps =  { title: string; say?: string; test?: string; children?: Snippet };function $$render() {

  
  

  let { title, say = "", test = "empty", children }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`state`,...__sveltets_2_empty({"data-test":test}),"role":`status`,});
   { svelteHTML.createElement("p", { "class":`strong`,});title; }
  if(say){ { svelteHTML.createElement("p", { "class":`soft`,});say; }}
  if(children){ { svelteHTML.createElement("div", { "class":`state-acts`,});;__sveltets_2_ensureSnippet(children()); }}
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EmptyState__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EmptyState__SvelteComponent_ = ReturnType<typeof EmptyState__SvelteComponent_>;
/*Ωignore_endΩ*/export default EmptyState__SvelteComponent_;