///<reference types="svelte" />
;// A part of a page: its name upon a strong hairline, a remark beside it, a way on at its right end.

import type { Snippet } from "svelte";
;

  type Props = { title: string; remark?: string; test?: string; more?: Snippet; children: Snippet };;function $$render() {

  
  

  let { title, remark = "", test, more, children }: Props = $props();
;
async () => {

 { svelteHTML.createElement("section", {   "class":`section`,...__sveltets_2_empty({"data-test":test}),});
   { svelteHTML.createElement("div", { "class":`section-head`,}); { svelteHTML.createElement("h2", {});title; }if(remark){ { svelteHTML.createElement("span", { "class":`muted small`,});remark; }}if(more){ { svelteHTML.createElement("span", { "class":`more`,});;__sveltets_2_ensureSnippet(more()); }} }
  ;__sveltets_2_ensureSnippet(children());
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Section__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Section__SvelteComponent_ = ReturnType<typeof Section__SvelteComponent_>;
/*Ωignore_endΩ*/export default Section__SvelteComponent_;