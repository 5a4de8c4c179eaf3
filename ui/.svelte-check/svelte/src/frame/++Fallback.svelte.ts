///<reference types="svelte" />
;// A screen that broke while drawing: what is safe, and the way back.

import { unexpected } from "../client";
import { failure_text } from "../writes";
import ErrorState from "../controls/ErrorState.svelte";

;type $$ComponentProps =  { error: unknown; reset: () => void };function $$render() {

  
  
  
  

  let { error, reset }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { const $$_etatSrorrE0C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE0C({ target: __sveltets_2_any(), props: {    "text":failure_text(unexpected(error)),"again":reset,}});}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Fallback__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Fallback__SvelteComponent_ = ReturnType<typeof Fallback__SvelteComponent_>;
/*Ωignore_endΩ*/export default Fallback__SvelteComponent_;