///<reference types="svelte" />
;// Results and certificates of all participants, typed down the columns; what stands already is left as it is.

import { commands, type Course, type Failure, type Participant, type ResultRow } from "../client";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Sheet from "../controls/Sheet.svelte";

;type $$ComponentProps =  { course: number; facts: Course; people: Participant[]; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  

  let { course, facts, people, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  // svelte-ignore state_referenced_locally
  let on = $state(facts.to);
  // svelte-ignore state_referenced_locally
  let rows = $state(people.map((person) => ({ case: person.case, result: person.result ?? "", score: (person.score ?? "").replace(".", ","), certificate_number: person.certificate_number ?? "", certificate_date: person.certificate_date ?? "" })));
  let failure = $state.raw<Failure | null>(null);

  async function save(): Promise<void> {
    const sent: ResultRow[] = rows.map((row) => ({ case: row.case, result: row.result || null, score: row.score.replace(",", ".") || null, certificate_number: row.certificate_number.trim() || null, certificate_date: row.certificate_date || null }));
    failure = await write(commands.saveResults(course, on, sent), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"title":m["ui.record_results"](),"tag":facts.name,"wide":true,"test":`results-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`on`,}); { const $$_dleiFetaD2C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD2 = new $$_dleiFetaD2C({ target: __sveltets_2_any(), props: {        "label":m["ui.results_on"](),value:on,"required":true,"first":true,"wrong":failure?.field === "on" ? failure_text(failure) : null,"test":`results.on`,}});/*Ωignore_startΩ*/() => on = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD2.$$bindings = 'value';} }
   { svelteHTML.createElement("div", { "class":`rows`,});
     { svelteHTML.createElement("span", { "class":`small soft`,});word("column.name"); } { svelteHTML.createElement("span", { "class":`small soft`,});word("column.result"); } { svelteHTML.createElement("span", { "class":`small soft`,});word("column.score"); } { svelteHTML.createElement("span", { "class":`small soft`,});word("column.certificate_number"); } { svelteHTML.createElement("span", { "class":`small soft`,});m["ui.certificate_date"](); }
        for(let row of __sveltets_2_ensureArray(rows)){let index = 1;row.case;
       { svelteHTML.createElement("span", { "class":`name`,});people[index]?.name; }
       { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {       value:row.result,"choices":choices("course_result"),"test":`results.${row.case}.result`,}});/*Ωignore_startΩ*/() => row.result = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}
       { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {     "placeholder":"",value:row.score,"right":true,"test":`results.${row.case}.score`,}});/*Ωignore_startΩ*/() => row.score = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
       { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {     "placeholder":"",value:row.certificate_number,"test":`results.${row.case}.certificate_number`,}});/*Ωignore_startΩ*/() => row.certificate_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
       { const $$_dleiFetaD2C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD2 = new $$_dleiFetaD2C({ target: __sveltets_2_any(), props: {     value:row.certificate_date,"test":`results.${row.case}.certificate_date`,}});/*Ωignore_startΩ*/() => row.certificate_date = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD2.$$bindings = 'value';}
    }
   }
  if(failure && failure.field !== "on"){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ResultsSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ResultsSheet__SvelteComponent_ = ReturnType<typeof ResultsSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default ResultsSheet__SvelteComponent_;