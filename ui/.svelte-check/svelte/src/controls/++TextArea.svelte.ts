///<reference types="svelte" />
;// Several lines of text; it grows with what is typed.

import Labelled from "./Labelled.svelte";
;

  type Props = { label?: string; value: string; rows?: number; required?: boolean; hint?: string | null; wrong?: string | null; warned?: string | null; disabled?: boolean; test?: string; onleave?: () => void };;function $$render() {

  
  

  let { label = "", value = $bindable(), rows = 2, required = false, hint = null, wrong = null, warned = null, disabled = false, test, onleave }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
  const lines = $derived(Math.min(16, Math.max(rows, value.split("\n").length + Math.floor(value.length / 90))));
;
async () => {

 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },id,label,required,hint,wrong,warned,}});
   { svelteHTML.createElement("div", {    "class":`field tall`,});!!wrong;!wrong && !!warned;disabled;
     { svelteHTML.createElement("textarea", {              id,"rows":lines,"spellcheck":`false`,"bind:value":value,disabled,...__sveltets_2_empty({"data-test":test}),"aria-invalid":wrong ? "true" : undefined,"aria-required":required || undefined,"onblur":() => onleave?.(),});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/ }
   }
 Labelled}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const TextArea__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TextArea__SvelteComponent_ = ReturnType<typeof TextArea__SvelteComponent_>;
/*Ωignore_endΩ*/export default TextArea__SvelteComponent_;