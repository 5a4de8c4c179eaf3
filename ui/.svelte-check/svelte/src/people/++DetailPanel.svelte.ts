///<reference types="svelte" />
;// The person of the current row: next thing, deadlines, the case in short. It follows the row; F6 moves into it.

import { commands, type ListRow } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { code_label } from "../lists";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { event_name, word } from "../words";
import Button from "../controls/Button.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Facts from "../controls/Facts.svelte";
import Section from "../controls/Section.svelte";
import StageBadge from "../controls/StageBadge.svelte";
import CaseClocks from "../cases/CaseClocks.svelte";
import { next_text } from "../cases/next";

;type $$ComponentProps =  { row: ListRow; open: () => void; record: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { row, open, record }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const page = query(() => commands.personPage(row.person, here.as_of), ["people", "cases"]);
  // What was read of another person is not shown under this one's name.
  const person = $derived(page.data?.person === row.person ? page.data : null);
  const one = $derived(person?.cases.find((other) => other.case === row.case) ?? person?.cases[0] ?? null);
  const work = $derived([code_label("sex", row.sex), row.birth_date ? m["ui.born"]({ date: shown_date(row.birth_date) }) : ""].filter(Boolean).join(", "));
  const have = $derived(one?.dossier.filter((line) => line.state === "have").length ?? 0);
  const needed = $derived(one?.dossier.filter((line) => line.state !== "not_needed").length ?? 0);
  const live = $derived(one?.clocks.filter((clock) => clock.state !== "met" && clock.state !== "met_late") ?? []);
;
async () => {

 { svelteHTML.createElement("aside", {      "class":`panel`,"aria-label":row.name,...__sveltets_2_empty({"data-test":`panel`}),...__sveltets_2_empty({"data-area":true}),});
   { svelteHTML.createElement("div", {   "class":`panel-body`,"tabindex":-1,});
     { svelteHTML.createElement("div", { "class":`who`,});
       { svelteHTML.createElement("h2", { ...__sveltets_2_empty({"data-test":`panel-name`}),});row.name; }
       { svelteHTML.createElement("p", { "class":`soft`,});[work, row.occupation].filter(Boolean).join(" · "); }
       { svelteHTML.createElement("p", { "class":`soft`,});row.unit_name; }
       { svelteHTML.createElement("p", { "class":`stage-line`,}); { const $$_egdaBegatS4C = __sveltets_2_ensureComponent(StageBadge); new $$_egdaBegatS4C({ target: __sveltets_2_any(), props: {    "number":row.stage_number,"text":word(`stage.${row.stage}`),}});}  { svelteHTML.createElement("span", { "class":`muted`,});m["ui.since"]({ date: shown_date(row.since) }); } }
     }
    if(page.answer.state === "refusal" || page.answer.state === "fault"){
       { const $$_etatSrorrE2C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE2C({ target: __sveltets_2_any(), props: {    "text":failure_text(page.answer.failure),"again":() => page.again(),}});}
    } else if (one){
      if(one.next[0]){ { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.next"](),}}); { svelteHTML.createElement("p", {});next_text(one.next[0]); } Section}}
      if(live.length > 0){ { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.deadlines"](),}});  { const $$_skcolCesaC3C = __sveltets_2_ensureComponent(CaseClocks); new $$_skcolCesaC3C({ target: __sveltets_2_any(), props: {  "clocks":live,"short":true,}});} Section}}
       { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.case"](),"remark":needed > 0 ? m["ui.papers_count"]({ have, needed }) : "",}});
         { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {  "facts":[
          { name: m["column.listed_on"](), value: shown_date(row.listed_on) },
          { name: m["ui.course"](), value: row.course },
          { name: m["ui.helper"](), value: one.helper },
          { name: m["derived.admission_date"](), value: shown_date(one.admission_date) },
          { name: m["derived.probation_end"](), value: shown_date(one.probation_end) },
          { name: m["derived.official_date"](), value: shown_date(one.official_date) },
        ],}});}
       Section}
      if(one.events.length > 0){
         { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.recent_events"](),}});
           { svelteHTML.createElement("ul", { "class":`recent`,});   for(let event of __sveltets_2_ensureArray((one.events.filter((event) => !event.voided).slice(0, 3)))){event.event; { svelteHTML.createElement("li", {}); { svelteHTML.createElement("span", { "class":`soft`,});shown_date(event.on); } { svelteHTML.createElement("span", {});event_name(event.kind, true); } }} }
         Section}
      }
    }
   }
   { svelteHTML.createElement("div", { "class":`panel-foot`,});
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`open`,"test":`panel-open`,"onclick":open,}});m["ui.open"](); Button}
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`record`,"test":`panel-record`,"disabled":here.register?.read_only,"onclick":record,}});m["ui.record"](); Button}
   }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const DetailPanel__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DetailPanel__SvelteComponent_ = ReturnType<typeof DetailPanel__SvelteComponent_>;
/*Ωignore_endΩ*/export default DetailPanel__SvelteComponent_;