///<reference types="svelte" />
;// A target over time: the finding as its title, the picture, and the same figures one key away (Ctrl+C).

import type { ChartPoint, TargetLine } from "../client";
import { copy_text } from "../controls/table";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import { word } from "../words";
import TargetChart from "../controls/TargetChart.svelte";
import { counted_text, finding, shown_value } from "./figures";

;type $$ComponentProps =  { points: ChartPoint[]; line: TargetLine };function $$render() {

  
  
  
  
  
  
  
  
  
  

  let { points, line }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const title = $derived(finding(line, word(`indicator.${line.indicator}`)));
  const unit = $derived(line.is_share ? " %" : "");

  use_keys({
    copy: () => {
      if (getSelection()?.isCollapsed === false) return false;
      const text = [`${word("column.document_date")}\t${m["ui.reached"]()}`, ...points.map((point) => `${shown_date(point.on)}\t${point.reached}`)].join("\n");
      void copy_text(text).then((done) => done && here.say(m["ui.copied"]({ count: points.length })));
    },
  });
;
async () => {

 { svelteHTML.createElement("h2", {   "class":`finding`,...__sveltets_2_empty({"data-test":`finding`}),});title; }
 { svelteHTML.createElement("p", { "class":`small muted`,});counted_text(line); }
 { const $$_trahCtegraT0C = __sveltets_2_ensureComponent(TargetChart); new $$_trahCtegraT0C({ target: __sveltets_2_any(), props: {                  "points":points.map((point) => ({ on: point.on, value: point.reached })),"from":line.from,"to":line.to,"at":here.date,"target":Number(line.target_value),"reached":Number(line.reached),"reachable":Number(line.reachable),"label":title,"words":{ target: m["ui.chart_target"]({ value: `${shown_value(line.target_value)}${unit}` }), reached: m["ui.chart_reached"]({ value: `${shown_value(line.reached)}${unit}` }), reachable: m["ui.chart_reachable"]({ value: `${shown_value(line.reachable)}${unit}` }), reachable_2: m["ui.chart_reachable_2"](), pace: m["ui.chart_pace"]() },}});}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TargetPicture__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TargetPicture__SvelteComponent_ = ReturnType<typeof TargetPicture__SvelteComponent_>;
/*Ωignore_endΩ*/export default TargetPicture__SvelteComponent_;