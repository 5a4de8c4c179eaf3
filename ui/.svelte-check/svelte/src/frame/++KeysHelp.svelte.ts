///<reference types="svelte" />
;// F1: the keys of this screen first, then the rest; both from the one table.

import { m } from "../generated/words/messages.js";
import { commands_here } from "../keys.svelte";
import { commands_with_keys, key_text } from "../shortcuts";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import Dialog from "../controls/Dialog.svelte";

;type $$ComponentProps =  { close: () => void };function $$render() {

  
  
  
  
  
  
  

  let { close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const working = commands_here();
  const rows = [...commands_with_keys].filter((command) => working.has(command));
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"label":m["ui.keys_here"](),"width":760,"test":`keys-help`,"name":`help`,close,}});
   { svelteHTML.createElement("div", { "class":`head`,}); { svelteHTML.createElement("h2", {});m["ui.keys_here"](); } { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"command":`back`,"onclick":close,}});m["ui.close"](); Button} }
   { svelteHTML.createElement("dl", { "class":`keys`,});
       for(let command of __sveltets_2_ensureArray(rows)){command; { svelteHTML.createElement("div", {}); { svelteHTML.createElement("dt", {}); { svelteHTML.createElement("kbd", {});key_text(command); } } { svelteHTML.createElement("dd", {});word(`ui.key.${command}`); } }}
   }
 Dialog}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const KeysHelp__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type KeysHelp__SvelteComponent_ = ReturnType<typeof KeysHelp__SvelteComponent_>;
/*Ωignore_endΩ*/export default KeysHelp__SvelteComponent_;