///<reference types="svelte" />
;// What every field has around it: label above, and under it what was understood, or what is wrong.

import type { Snippet } from "svelte";
;

  type Props = {
    id: string;
    label: string;
    required?: boolean;
    hint?: string | null;
    wrong?: string | null;
    warned?: string | null;
    /** A group of controls has no single one that a label could name. */
    group?: boolean;
    children: Snippet;
  };;function $$render() {

  
  

  let { id, label, required = false, hint = null, wrong = null, warned = null, group = false, children }: Props = $props();
  const said = $derived(wrong ?? warned ?? hint);
;
async () => {

 { svelteHTML.createElement("div", {     "class":`labelled`,"role":group ? "group" : undefined,"aria-labelledby":group ? `${id}-label` : undefined,});
  if(label){
     { svelteHTML.createElement(group ? "span" : "label", {       "class":`label`,"id":`${id}-label`,"for":group ? undefined : id,});label;if(required){ { svelteHTML.createElement("span", {   "class":`must`,"aria-hidden":`true`,});  }} }
  }
  ;__sveltets_2_ensureSnippet(children());
  if(said?.trim()){ { svelteHTML.createElement("p", {       "id":`${id}-said`,"class":`said`,"role":wrong ? "alert" : undefined,});!!wrong;!wrong && !!warned;said; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Labelled__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Labelled__SvelteComponent_ = ReturnType<typeof Labelled__SvelteComponent_>;
/*Ωignore_endΩ*/export default Labelled__SvelteComponent_;