///<reference types="svelte" />
;// How many stand at each step, and how many months one usually stays there. The title says where it is blocked.

import type { FunnelStep } from "../client";
import { m } from "../generated/words/messages.js";
import { figure, word } from "../words";
import Section from "../controls/Section.svelte";
import StageBadge from "../controls/StageBadge.svelte";

;type $$ComponentProps =  { steps: FunnelStep[]; on_the_way: number };function $$render() {

  
  
  
  
  
  

  let { steps, on_the_way }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const most = $derived(Math.max(1, ...steps.map((step) => step.count)));
  const fullest = $derived(steps.reduce<FunnelStep | null>((best, step) => (best === null || step.count > best.count ? step : best), null));
;
async () => {

 { const $$_noitceS0C = __sveltets_2_ensureComponent(Section); new $$_noitceS0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":fullest && on_the_way > 0 ? m["ui.funnel_title"]({ count: figure(on_the_way), step: fullest.stage_number, most: figure(fullest.count), stage: word(`stage.${fullest.stage}`).toLocaleLowerCase() }) : m["ui.nobody_on_the_way"](),"remark":m["ui.funnel_remark"](),"test":`funnel`,}});
   { svelteHTML.createElement("ol", { });__sveltets_2_ensureType(String, Number, steps.length);
       for(let step of __sveltets_2_ensureArray(steps)){step.stage;
       { svelteHTML.createElement("li", { ...__sveltets_2_empty({"data-test":`step:${step.stage}`}),}); { svelteHTML.createElement("span", { "class":`col`,}); { svelteHTML.createElement("span", {  "class":`bar`,});__sveltets_2_ensureType(String, Number, (step.count / most).toFixed(3)); } { svelteHTML.createElement("b", {});figure(step.count); } } { const $$_egdaBegatS3C = __sveltets_2_ensureComponent(StageBadge); new $$_egdaBegatS3C({ target: __sveltets_2_any(), props: {    "number":step.stage_number,"text":word(`stage.${step.stage}`),}});}if(step.median_months > 0){ { svelteHTML.createElement("span", { "class":`med`,});m["ui.months"]({ count: step.median_months }); }} }
    }
   }
 Section}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Funnel__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Funnel__SvelteComponent_ = ReturnType<typeof Funnel__SvelteComponent_>;
/*Ωignore_endΩ*/export default Funnel__SvelteComponent_;