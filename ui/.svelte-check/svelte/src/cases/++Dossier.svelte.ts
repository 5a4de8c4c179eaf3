///<reference types="svelte" />
;// The papers of the dossier: tick and date, empty box, or a dash for what is not needed.

import type { DossierLine } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { word } from "../words";
import Icon from "../controls/Icon.svelte";

;type $$ComponentProps =  { lines: DossierLine[] };function $$render() {

  
  
  
  
  
  

  let { lines }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("ul", { ...__sveltets_2_empty({"data-test":`dossier`}),});
     for(let line of __sveltets_2_ensureArray(lines)){line.paper;
     { svelteHTML.createElement("li", {     "class":line.state,...__sveltets_2_empty({"data-test":`paper:${line.paper}`}),...__sveltets_2_empty({"data-state":line.state}),});
      if(line.state === "have"){ { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`tick`,}});}} else if (line.state === "missing"){ { svelteHTML.createElement("span", { "class":`check`,}); }}else{ { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`minus`,}});}}
       { svelteHTML.createElement("span", { "class":`t`,});word(`paper.${line.paper}`); } { svelteHTML.createElement("span", { "class":`muted small`,});line.number; }
       { svelteHTML.createElement("span", {  "class":`d`,});line.state !== "have";line.state === "have" ? shown_date(line.date) : line.state === "missing" ? m["ui.not_yet"]() : m["ui.not_needed"](); }
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Dossier__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Dossier__SvelteComponent_ = ReturnType<typeof Dossier__SvelteComponent_>;
/*Ωignore_endΩ*/export default Dossier__SvelteComponent_;