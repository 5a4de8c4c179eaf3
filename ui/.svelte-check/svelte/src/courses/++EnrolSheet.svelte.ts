///<reference types="svelte" />
;// Send several people to a course by one decision: tick them, give the day and the paper.

import { SvelteSet } from "svelte/reactivity";
import { commands, type Course, type Failure } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { query } from "../query.svelte";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import DateField from "../controls/DateField.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Section from "../controls/Section.svelte";
import Sheet from "../controls/Sheet.svelte";
import Warnings from "../cases/Warnings.svelte";

;type $$ComponentProps =  { course: number; facts: Course; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { course, facts, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let search = $state("");
  const chosen = new SvelteSet<number>();
  // svelte-ignore state_referenced_locally
  let on = $state(facts.document_date ?? facts.from);
  // svelte-ignore state_referenced_locally
  let document_number = $state(facts.document_number ?? "");
  let reason = $state("");
  let failure = $state.raw<Failure | null>(null);

  const found = query(() => commands.courseCandidates(course, search.trim()), ["cases"]);

  async function save(): Promise<void> {
    failure = await write(commands.enrol(course, [...chosen], on, document_number.trim() || null, reason.trim() || null), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"title":m["ui.enrol"](),"tag":facts.name,"test":`enrol-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":chosen.size === 0,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.enrolled_on"](),value:on,"required":true,"wrong":failure?.field === "on" ? failure_text(failure) : null,"test":`enrol.on`,}});/*Ωignore_startΩ*/() => on = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {      "label":word("field.document_number"),value:document_number,"test":`enrol.document_number`,}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {      "label":m["ui.search"](),value:search,"first":true,"test":`enrol.search`,}});/*Ωignore_startΩ*/() => search = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
   }
   { svelteHTML.createElement("div", { "class":`gap`,}); { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.who"](),"remark":m["ui.selected"]({ count: chosen.size }),}});
    if(found.answer.state === "refusal" || found.answer.state === "fault"){ { const $$_etatSrorrE3C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE3C({ target: __sveltets_2_any(), props: {    "text":failure_text(found.answer.failure),"again":() => found.again(),}});}
    }else{
       { svelteHTML.createElement("ul", {});   for(let person of __sveltets_2_ensureArray(found.data ?? [])){person.case; { svelteHTML.createElement("li", {}); { svelteHTML.createElement("label", { "class":`tick-row`,}); { svelteHTML.createElement("input", {          "type":`checkbox`,"class":`tick-box`,"checked":chosen.has(person.case),"onchange":(event) => (event.currentTarget.checked ? chosen.add(person.case) : chosen.delete(person.case)),...__sveltets_2_empty({"data-test":`enrol:${person.case}`}),});} { svelteHTML.createElement("span", {});person.name; } { svelteHTML.createElement("span", { "class":`muted small`,});[shown_date(person.birth_date), person.unit_name, word(`stage.${person.stage}`)].filter(Boolean).join(" · "); } } }
      }if(found.data){ { svelteHTML.createElement("li", { "class":`soft`,});m["ui.nobody"](); }} }
    }
   Section} }
  if(failure && failure.warnings.length > 0){  { const $$_sgninraW1C = __sveltets_2_ensureComponent(Warnings); const $$_sgninraW1 = new $$_sgninraW1C({ target: __sveltets_2_any(), props: {  "warnings":failure.warnings,reason,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sgninraW1.$$bindings = 'reason';}} else if (failure && failure.field !== "on"){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EnrolSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EnrolSheet__SvelteComponent_ = ReturnType<typeof EnrolSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default EnrolSheet__SvelteComponent_;