///<reference types="svelte" />
;// Left: count, row, the keys that work here. Right: last write, last verified copy, the file; a sample says so, always.

import { shown_moment, shown_time } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
function $$render() {

  
  
  
  

  const register = $derived(here.register);
  const file = $derived(register?.path.split(/[\\/]/).at(-1) ?? "");
;
async () => {

 { svelteHTML.createElement("footer", { "class":`status`,});
   { svelteHTML.createElement("span", {     "class":`keys`,...__sveltets_2_empty({"data-test":`status`}),"aria-live":`polite`,});here.status; } { svelteHTML.createElement("span", { "class":`grow`,}); }
  if(register?.read_only){ { svelteHTML.createElement("span", {   "class":`strong`,...__sveltets_2_empty({"data-test":`read-only`}),});m["ui.looking_only"](); }}
  if(register?.last_write){ { svelteHTML.createElement("span", { ...__sveltets_2_empty({"data-test":`last-write`}),});m["ui.written_at"]({ time: shown_time(register.last_write, register.today) }); }}
  if(register?.last_copy){ { svelteHTML.createElement("span", {});m["ui.copied_at"]({ time: shown_moment(register.last_copy) }); }}
  if(register?.sample){ { svelteHTML.createElement("span", {   "class":`sample`,...__sveltets_2_empty({"data-test":`sample`}),});m["ui.is_sample"]({ file }); }}else{ { svelteHTML.createElement("span", {});file; }}
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const StatusBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type StatusBar__SvelteComponent_ = ReturnType<typeof StatusBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default StatusBar__SvelteComponent_;