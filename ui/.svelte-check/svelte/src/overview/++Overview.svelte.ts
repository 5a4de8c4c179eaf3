///<reference types="svelte" />
;// Tổng quan: can the target still be met, who falls due, who stands still, and where the path is blocked; on one page.

import { commands, type Overview } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { query } from "../query.svelte";
import { here, type Screen } from "../state.svelte";
import { failure_text } from "../writes";
import { figure, word } from "../words";
import BulletBar from "../controls/BulletBar.svelte";
import ClockBadge from "../controls/ClockBadge.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import Button from "../controls/Button.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import Section from "../controls/Section.svelte";
import StageBadge from "../controls/StageBadge.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import { badge_text, clock_name } from "../cases/clocks";
import { place_of_stage } from "../people/stages";
import Funnel from "./Funnel.svelte";
import TargetPicture from "../targets/TargetPicture.svelte";
import { gap_text, possible_text, shares, shown_value } from "../targets/figures";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  const page = query(() => commands.overview(here.as_of), ["people", "cases", "courses", "units", "targets", "rules", "settings"]);
  const data = $derived<Overview | null>(page.data);

  $effect(() => {
    if (data) here.status = m["ui.status_overview"]({ overdue: figure(data.overdue), due: figure(data.due_soon), stuck: figure(data.stuck_total) });
  });

  const open_person = (person: number, screen: Screen): void => here.go({ screen, page: "person", person });

  // Arrows move through the people of both tables as through one list.
  function arrows(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.altKey) return;
    const rows = [...document.querySelectorAll<HTMLElement>("[data-person]")];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
    event.preventDefault();
  }
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: { "title":word("screen.overview"),beside:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("span", { "class":`muted unit`,});data?.unit_name ?? ""; }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/ TitleBar}
if(page.answer.state === "refusal" || page.answer.state === "fault"){
   { const $$_etatSrorrE0C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE0C({ target: __sveltets_2_any(), props: {    "text":failure_text(page.answer.failure),"again":() => page.again(),}});}
} else if (data && data.funnel.every((step) => step.count === 0) && data.targets.length === 0){
   { const $$_etatSytpmE0C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.register_empty"](),"say":m["ui.register_empty_say"](),}});
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`to-import`,"onclick":() => here.show("exchange"),}});m["ui.import"](); Button}
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`to-pool`,"onclick":() => here.show("pool"),}});m["ui.add_person"](); Button}
   EmptyState}
} else if (data){
  
   { svelteHTML.createElement("div", {     "class":`overview`,...__sveltets_2_empty({"data-test":`overview`}),...__sveltets_2_empty({"data-area":true}),"onkeydown":arrows,});
     { svelteHTML.createElement("section", {});
      if(data.chart){ { const $$_erutciPtegraT2C = __sveltets_2_ensureComponent(TargetPicture); new $$_erutciPtegraT2C({ target: __sveltets_2_any(), props: {    "points":data.chart.points,"line":data.chart.line,}});}
      }else{ { const $$_etatSytpmE2C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.no_target"](),"say":m["ui.no_target_say"](),}}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => here.show("targets"),}});m["ui.set_target"](); Button} EmptyState}}
     }
     { const $$_noitceS1C = __sveltets_2_ensureComponent(Section); const $$_noitceS1 = new $$_noitceS1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":m["ui.due_and_overdue"](),"remark":m["ui.in_working_days"](),"test":`due`,more:() => { async ()/*Ωignore_positionΩ*/ => {if(data.due_total > data.due.length){ { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => here.show("admission"),});m["ui.see_all"]({ count: data.due_total }); }}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {more} = $$_noitceS1.$$prop_def;/*Ωignore_endΩ*/
      
      if(data.due.length === 0){ { svelteHTML.createElement("p", { "class":`soft none`,});m["ui.nothing_due"](); }}else{
         { svelteHTML.createElement("table", { "class":`grid plain`,}); { svelteHTML.createElement("colgroup", {}); { svelteHTML.createElement("col", {});} { svelteHTML.createElement("col", {  "class":`c-unit`,});} { svelteHTML.createElement("col", {  "class":`c-clock`,});} { svelteHTML.createElement("col", {  "class":`c-date`,});} { svelteHTML.createElement("col", {  "class":`c-badge`,});} }
           { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", {});word("column.name"); } { svelteHTML.createElement("th", {});word("column.unit"); } { svelteHTML.createElement("th", {});m["ui.deadline"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.due_on"](); } { svelteHTML.createElement("th", {});m["ui.left_or_over"](); } } }
           { svelteHTML.createElement("tbody", { "class":`due-list`,});    for(let line of __sveltets_2_ensureArray((data.due.slice(0, 7)))){let index = 1;index; { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("td", {}); { svelteHTML.createElement("button", {         "type":`button`,"class":`bare name`,...__sveltets_2_empty({"data-person":line.person}),...__sveltets_2_empty({"data-test":`due-person`}),"onclick":() => open_person(line.person, "admission"),});line.name; } } { svelteHTML.createElement("td", { "class":`soft`,});line.unit_name; } { svelteHTML.createElement("td", {});clock_name(line.clock); } { svelteHTML.createElement("td", { "class":`num`,});shown_date(line.due); } { svelteHTML.createElement("td", {}); { const $$_egdaBkcolC6C = __sveltets_2_ensureComponent(ClockBadge); new $$_egdaBkcolC6C({ target: __sveltets_2_any(), props: {    "state":line.badge.state,"text":badge_text(line.badge),}});} } }} }
         }
      }
     Section}
     { const $$_noitceS1C = __sveltets_2_ensureComponent(Section); const $$_noitceS1 = new $$_noitceS1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":word("screen.targets"),"remark":data.targets[0]?.programme_name ?? "","test":`targets`,more:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => here.show("targets"),});m["ui.open_targets"](); }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {more} = $$_noitceS1.$$prop_def;/*Ωignore_endΩ*/
      
       { svelteHTML.createElement("table", { "class":`grid plain`,}); { svelteHTML.createElement("colgroup", {}); { svelteHTML.createElement("col", {});} { svelteHTML.createElement("col", {  "class":`c-50`,});} { svelteHTML.createElement("col", {  "class":`c-66`,});} { svelteHTML.createElement("col", {  "class":`c-54`,});} { svelteHTML.createElement("col", {  "class":`c-88`,});} { svelteHTML.createElement("col", {  "class":`c-72`,});} }
         { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", {});m["ui.target"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.reached"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.to_reach"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.gap"](); } { svelteHTML.createElement("th", {});m["ui.against_pace"](); } { svelteHTML.createElement("th", {});m["ui.in_time"](); } } }
         { svelteHTML.createElement("tbody", {});   for(let line of __sveltets_2_ensureArray((data.targets.slice(0, 6)))){line.target;const share = shares(line); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("td", {});word(`indicator.${line.indicator}`);if(line.is_share){  { svelteHTML.createElement("span", { "class":`muted`,});  }} } { svelteHTML.createElement("td", { "class":`num strong`,});shown_value(line.reached); } { svelteHTML.createElement("td", { "class":`num`,});shown_value(line.target_value); } { svelteHTML.createElement("td", {   "class":`num`,});line.gap.startsWith("-");!line.gap.startsWith("-");gap_text(line); } { svelteHTML.createElement("td", {}); { const $$_raBtelluB6C = __sveltets_2_ensureComponent(BulletBar); new $$_raBtelluB6C({ target: __sveltets_2_any(), props: {    "reached":share.reached,"pace":share.pace,}});} } { svelteHTML.createElement("td", { });!line.possible;possible_text(line); } }} }
       }
     Section}
     { const $$_noitceS1C = __sveltets_2_ensureComponent(Section); const $$_noitceS1 = new $$_noitceS1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":m["ui.stuck_title"]({ days: data.stuck_days }),"remark":m["ui.in_calendar_days"](),"test":`stuck`,more:() => { async ()/*Ωignore_positionΩ*/ => {if(data.stuck_total > data.stuck.length){ { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => here.show("pool"),});m["ui.see_all"]({ count: data.stuck_total }); }}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {more} = $$_noitceS1.$$prop_def;/*Ωignore_endΩ*/
      
      if(data.stuck.length === 0){ { svelteHTML.createElement("p", { "class":`soft none`,});m["ui.nobody_stuck"](); }}else{
         { svelteHTML.createElement("table", { "class":`grid plain`,}); { svelteHTML.createElement("colgroup", {}); { svelteHTML.createElement("col", {  "class":`c-name`,});} { svelteHTML.createElement("col", {});} { svelteHTML.createElement("col", {  "class":`c-date`,});} { svelteHTML.createElement("col", {  "class":`c-66`,});} }
           { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", {});word("column.name"); } { svelteHTML.createElement("th", {});m["ui.step_and_why"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.last_event"](); } { svelteHTML.createElement("th", { "class":`num`,});m["ui.days"](); } } }
           { svelteHTML.createElement("tbody", {});   for(let line of __sveltets_2_ensureArray((data.stuck.slice(0, 5)))){line.case; { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("td", {}); { svelteHTML.createElement("button", {       "type":`button`,"class":`bare name`,...__sveltets_2_empty({"data-person":line.person}),"onclick":() => open_person(line.person, place_of_stage(line.stage)),});line.name; } } { svelteHTML.createElement("td", {}); { const $$_egdaBegatS6C = __sveltets_2_ensureComponent(StageBadge); new $$_egdaBegatS6C({ target: __sveltets_2_any(), props: {    "number":line.stage_number,"text":line.why ? word(line.why) : word(`stage.${line.stage}`),}});} } { svelteHTML.createElement("td", { "class":`num`,});shown_date(line.last_event); } { svelteHTML.createElement("td", { "class":`num strong`,});line.days; } }} }
         }
      }
     Section}
     { svelteHTML.createElement("div", { "class":`flow`,}); { const $$_lennuF2C = __sveltets_2_ensureComponent(Funnel); new $$_lennuF2C({ target: __sveltets_2_any(), props: {    "steps":data.funnel,"on_the_way":data.on_the_way,}});} }
   }
} else if (page.answer.state === "waiting" && page.answer.late){ { const $$_swoRgnidaoL0C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL0C({ target: __sveltets_2_any(), props: {    "rows":18,"widths":["1fr", "1fr"],}});}}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Overview__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Overview__SvelteComponent_ = ReturnType<typeof Overview__SvelteComponent_>;
/*Ωignore_endΩ*/export default Overview__SvelteComponent_;