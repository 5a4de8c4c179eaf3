///<reference types="svelte" />
;// The deadlines of a case: what, how it stands, from when to when, by which rule.

import type { ClockView } from "../client";
import ClockBadge from "../controls/ClockBadge.svelte";
import { badge_text, clock_name, clock_rule, clock_span, clock_tip } from "./clocks";

;type $$ComponentProps =  { clocks: ClockView[]; short?: boolean };function $$render() {

  
  
  
  

  let { clocks, short = false }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("ul", {   "class":`clocks`,...__sveltets_2_empty({"data-test":`clocks`}),});
      for(let clock of __sveltets_2_ensureArray(clocks)){let index = 1;index;
     { svelteHTML.createElement("li", { ...__sveltets_2_empty({"data-test":`clock:${clock.clock}`}),}); { svelteHTML.createElement("span", {});clock_name(clock.clock); } { const $$_egdaBkcolC2C = __sveltets_2_ensureComponent(ClockBadge); new $$_egdaBkcolC2C({ target: __sveltets_2_any(), props: {      "state":clock.state,"text":badge_text(clock),"tip":clock_tip(clock),}});} { svelteHTML.createElement("span", { "class":`muted small`,});clock_span(clock);if(!short){ { svelteHTML.createElement("br", {});}clock_rule(clock);} } }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CaseClocks__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CaseClocks__SvelteComponent_ = ReturnType<typeof CaseClocks__SvelteComponent_>;
/*Ωignore_endΩ*/export default CaseClocks__SvelteComponent_;