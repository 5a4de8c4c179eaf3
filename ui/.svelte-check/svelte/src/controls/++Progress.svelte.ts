///<reference types="svelte" />
;// Long work: what, how much of how much, the way to stop it. It never covers the window.

import { m } from "../generated/words/messages.js";
import Button from "./Button.svelte";
;

  type Props = { what: string; done: number | null; all?: number; say?: string; onstop?: () => void };;function $$render() {

  
  
  

  let { what, done, all = 0, say = "", onstop }: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`work`,"role":`status`,...__sveltets_2_empty({"data-test":`progress`}),});
   { svelteHTML.createElement("div", { "class":`line`,}); { svelteHTML.createElement("span", { "class":`strong`,});what; } { svelteHTML.createElement("span", { "class":`grow`,}); }if(done !== null){ { svelteHTML.createElement("span", { "class":`soft`,});done;  all; }} }
   { svelteHTML.createElement("div", {         "class":`progress`,"role":`progressbar`,"aria-valuenow":done ?? undefined,"aria-valuemax":all || undefined,"aria-label":what,}); { svelteHTML.createElement("i", {  });done === null;__sveltets_2_ensureType(String, Number, done === null ? "30%" : `${all ? (100 * done) / all : 0}%`); } }
   { svelteHTML.createElement("div", { "class":`line`,}); { svelteHTML.createElement("span", { "class":`muted small`,});say; } { svelteHTML.createElement("span", { "class":`grow`,}); }if(onstop){ { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"command":`back`,"onclick":onstop,}});m["ui.stop"](); Button}} }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Progress__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Progress__SvelteComponent_ = ReturnType<typeof Progress__SvelteComponent_>;
/*Ωignore_endΩ*/export default Progress__SvelteComponent_;