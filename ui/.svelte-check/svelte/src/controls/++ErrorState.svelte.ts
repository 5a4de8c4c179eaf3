///<reference types="svelte" />
;// What could not be read, what is safe, and the way on.

import { m } from "../generated/words/messages.js";
import Button from "./Button.svelte";

;type $$ComponentProps =  { text: string; again?: () => void; test?: string };function $$render() {

  
  
  

  let { text, again, test = "fault" }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`state`,...__sveltets_2_empty({"data-test":test}),"role":`alert`,});
   { svelteHTML.createElement("p", { "class":`strong`,});m["ui.not_read"](); }
   { svelteHTML.createElement("p", { "class":`soft`,});text; }
  if(again){ { svelteHTML.createElement("div", { "class":`state-acts`,}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`again`,"onclick":again,}});m["ui.try_again"](); Button} }}
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ErrorState__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ErrorState__SvelteComponent_ = ReturnType<typeof ErrorState__SvelteComponent_>;
/*Ωignore_endΩ*/export default ErrorState__SvelteComponent_;