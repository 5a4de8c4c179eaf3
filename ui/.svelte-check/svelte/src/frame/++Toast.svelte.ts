///<reference types="svelte" />
;// What was just done, with its undo; 8 seconds, longer while the pointer is on it. One at a time.

import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { undo } from "../writes";
import Button from "../controls/Button.svelte";
function $$render() {

  
  
  
  
  

  let held = $state(false);

  $effect(() => {
    const said = here.said;
    if (!said || held || said.wrong) return;
    const timer = setTimeout(() => { if (here.said === said) here.said = null; }, 8000);
    return () => clearTimeout(timer);
  });
;
async () => {

if(here.said){
  
   { svelteHTML.createElement("div", {         "class":`toast said`,"role":here.said.wrong ? "alert" : "status",...__sveltets_2_empty({"data-test":`toast`}),"onmouseenter":() => (held = true),"onmouseleave":() => (held = false),});
     { svelteHTML.createElement("span", { "class":`text`,});here.said.text; }
    if(here.said.undo){ { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`undo`,"test":`toast-undo`,"onclick":() => void undo(),}});m["ui.undo"](); Button}}
    if(here.said.wrong){ { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`toast-close`,"onclick":() => (here.said = null),}});m["ui.close"](); Button}}
   }
}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Toast__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Toast__SvelteComponent_ = ReturnType<typeof Toast__SvelteComponent_>;
/*Ωignore_endΩ*/export default Toast__SvelteComponent_;