///<reference types="svelte" />
;// A line of text. What is typed is never rewritten; it is judged by whoever gives `wrong` after `onleave`.

import type { Snippet } from "svelte";
import Labelled from "./Labelled.svelte";
;

  type Props = {
    label?: string;
    value: string;
    required?: boolean;
    hint?: string | null;
    wrong?: string | null;
    warned?: string | null;
    disabled?: boolean;
    /** Figures and dates stand at the right. */
    right?: boolean;
    secret?: boolean;
    mode?: "text" | "numeric";
    placeholder?: string;
    first?: boolean;
    test?: string;
    oninput?: (value: string) => void;
    onleave?: () => void;
    onkeydown?: (event: KeyboardEvent) => void;
    /** What stands at the field's right end. */
    end?: Snippet;
  };;function $$render() {

  
  
  

  let { label = "", value = $bindable(), required = false, hint = null, wrong = null, warned = null, disabled = false, right = false, secret = false, mode = "text", placeholder = "", first = false, test, oninput, onleave, onkeydown, end }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
;
async () => {

 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },id,label,required,hint,wrong,warned,}});
   { svelteHTML.createElement("div", {     "class":`field`,});!!wrong;!wrong && !!warned;disabled;right;
     { svelteHTML.createElement("input", {                                 id,"type":secret ? "password" : "text","inputmode":mode,"autocomplete":`off`,"autocorrect":`off`,"autocapitalize":`off`,"spellcheck":`false`,"bind:value":value,disabled,placeholder,...__sveltets_2_empty({"data-test":test}),...__sveltets_2_empty({"data-first":first || undefined}),"aria-required":required || undefined,"aria-invalid":wrong ? "true" : undefined,"aria-describedby":wrong ?? warned ?? hint ? `${id}-said` : undefined,"aria-label":label ? undefined : placeholder || undefined,"oninput":() => oninput?.(value),"onblur":() => onleave?.(),onkeydown,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/}
    ;__sveltets_2_ensureSnippet(end?.());
   }
 Labelled}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const Field__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Field__SvelteComponent_ = ReturnType<typeof Field__SvelteComponent_>;
/*Ωignore_endΩ*/export default Field__SvelteComponent_;