///<reference types="svelte" />
;
  /** What narrows the list, in words. */
  export type Chip = { key: string; name: string; value: string };
;;

import type { Snippet } from "svelte";
import { m } from "../generated/words/messages.js";
import Icon from "./Icon.svelte";
;

  type Props = { chips: Chip[]; ondrop: (key: string) => void; onclear: () => void; add?: Snippet; count: Snippet; end?: Snippet };;function $$render() {

  
  
  

  let { chips, ondrop, onclear, add, count, end }: Props = $props();
;
async () => {



 { svelteHTML.createElement("div", {   "class":`bar-filter`,...__sveltets_2_empty({"data-test":`filters`}),});
     for(let chip of __sveltets_2_ensureArray(chips)){chip.key;
     { svelteHTML.createElement("span", {   "class":`chip`,...__sveltets_2_empty({"data-test":`chip:${chip.key}`}),});chip.name;  { svelteHTML.createElement("b", {});chip.value; } { svelteHTML.createElement("button", {       "type":`button`,"class":`drop`,"aria-label":m["ui.drop_filter"]({ name: chip.name }),"onclick":() => ondrop(chip.key),}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`close`,}});} } }
  }
  ;__sveltets_2_ensureSnippet(add?.());
  if(chips.length > 0){ { svelteHTML.createElement("button", {       "type":`button`,"class":`link bare`,...__sveltets_2_empty({"data-test":`clear-filters`}),"onclick":onclear,});m["ui.clear_filters"](); }}
   { svelteHTML.createElement("span", { "class":`grow`,}); }
   { svelteHTML.createElement("span", {   "class":`soft nowrap count-line`,...__sveltets_2_empty({"data-test":`count`}),});;__sveltets_2_ensureSnippet(count()); }
  ;__sveltets_2_ensureSnippet(end?.());
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FilterBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FilterBar__SvelteComponent_ = ReturnType<typeof FilterBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default FilterBar__SvelteComponent_;