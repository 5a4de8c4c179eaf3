///<reference types="svelte" />
;// The search of a screen. It holds the keyboard while its table is in use, so that an input method composes whole words.

import { onMount } from "svelte";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { key_text } from "../shortcuts";
import Icon from "../controls/Icon.svelte";
;

  type Props = { value: string; field?: HTMLInputElement | null; hint?: string; found?: string; oninput?: () => void; onempty_backspace?: () => void };;function $$render() {

  
  
  
  
  
  

  let { value = $bindable(), field = $bindable(null), hint = m["ui.search_people"](), found = "", oninput, onempty_backspace }: Props = $props()/*Ωignore_startΩ*/;value;field;/*Ωignore_endΩ*/;

  onMount(() => field?.focus());

  use_keys({
    search: () => {
      field?.focus();
      field?.select();
    },
    back: () => {
      if (value === "") return false;
      value = "";
      oninput?.();
      field?.focus();
    },
  });

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Backspace" && value === "" && !event.isComposing) onempty_backspace?.();
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`field search`,});
   { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":`search`,}});}
   { const $$_input1 = svelteHTML.createElement("input", {                       "type":`text`,"role":`searchbox`,"aria-label":m["ui.search"](),"placeholder":hint,"autocomplete":`off`,"autocorrect":`off`,"autocapitalize":`off`,"spellcheck":`false`,"bind:value":value,...__sveltets_2_empty({"data-test":`search`}),...__sveltets_2_empty({"data-area-first":true}),"oninput":() => oninput?.(),"onkeydown":pressed,});field = $$_input1;/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/}
  if(value === ""){ { svelteHTML.createElement("kbd", {});key_text("search"); }} else if (found){ { svelteHTML.createElement("span", { "class":`muted small nowrap`,});found; }}
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value', 'field'), slots: {}, events: {} }}
const Search__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Search__SvelteComponent_ = ReturnType<typeof Search__SvelteComponent_>;
/*Ωignore_endΩ*/export default Search__SvelteComponent_;