///<reference types="svelte" />
;
import type { Snippet } from "svelte";
;

  type Props = { checked: boolean; disabled?: boolean; test?: string; onchange?: (checked: boolean) => void; children: Snippet };;function $$render() {

  

  let { checked = $bindable(), disabled = false, test, onchange, children }: Props = $props()/*Ωignore_startΩ*/;checked;/*Ωignore_endΩ*/;
;
async () => {

 { svelteHTML.createElement("label", {  "class":`tick-row`,});disabled;
   { svelteHTML.createElement("input", {          "type":`checkbox`,"class":`tick-box`,"bind:checked":checked,disabled,...__sveltets_2_empty({"data-test":test}),"onchange":() => onchange?.(checked),});/*Ωignore_startΩ*/() => checked = __sveltets_2_any(null);/*Ωignore_endΩ*/}
   { svelteHTML.createElement("span", {});;__sveltets_2_ensureSnippet(children()); }
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('checked'), slots: {}, events: {} }}
const CheckBox__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CheckBox__SvelteComponent_ = ReturnType<typeof CheckBox__SvelteComponent_>;
/*Ωignore_endΩ*/export default CheckBox__SvelteComponent_;