///<reference types="svelte" />
;// A person's facts on a sheet. Those that hold from a date are written as of the date given at the top.

import { commands, type Failure, type Person } from "../client";
import { draft, drop_draft, keep_draft } from "../drafts.svelte";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { failure_text, write } from "../writes";
import Button from "../controls/Button.svelte";
import DateField from "../controls/DateField.svelte";
import Sheet from "../controls/Sheet.svelte";
import PersonForm from "./PersonForm.svelte";

;type $$ComponentProps =  { person: number; facts: Person; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  

  let { person, facts: before, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  // svelte-ignore state_referenced_locally
  const key = `person:${person}`;
  const kept = draft<Person>(key);
  // svelte-ignore state_referenced_locally
  let facts = $state<Person>(kept ?? structuredClone(before));
  let from = $state(here.today);
  let failure = $state.raw<Failure | null>(null);
  let busy = $state(false);

  async function save(): Promise<void> {
    if (busy) return;
    busy = true;
    failure = await write(commands.savePerson(person, $state.snapshot(facts) as Person, from), () => {
      drop_draft(key);
      close();
    });
    busy = false;
  }

  function shut(): void {
    if (JSON.stringify(facts) !== JSON.stringify(before)) keep_draft(key, $state.snapshot(facts));
    close();
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"title":m["ui.edit_person"](),"tag":before.birth_name,"wide":true,"test":`edit-person-sheet`,"close":shut,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":busy,"onclick":() => void save(),}});m["ui.write"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"test":`leave`,"onclick":shut,}});m["ui.leave"](); Button}
     { svelteHTML.createElement("span", { "class":`grow`,}); }
    if(failure){ { svelteHTML.createElement("span", {     "class":`bad`,"role":`alert`,...__sveltets_2_empty({"data-test":`refusal`}),});failure_text(failure); }} else if (kept){ { svelteHTML.createElement("span", { "class":`soft small`,});m["ui.from_draft"](); }}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`from`,}); { const $$_dleiFetaD2C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD2 = new $$_dleiFetaD2C({ target: __sveltets_2_any(), props: {          "label":m["ui.holds_from"](),value:from,"hint":m["ui.holds_from_hint"](),"wrong":failure?.field === "from" ? failure_text(failure) : null,"test":`holds-from`,}});/*Ωignore_startΩ*/() => from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD2.$$bindings = 'value';} }
   { const $$_mroFnosreP1C = __sveltets_2_ensureComponent(PersonForm); const $$_mroFnosreP1 = new $$_mroFnosreP1C({ target: __sveltets_2_any(), props: {   facts,failure,}});/*Ωignore_startΩ*/() => facts = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_mroFnosreP1.$$bindings = 'facts';}
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EditPerson__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EditPerson__SvelteComponent_ = ReturnType<typeof EditPerson__SvelteComponent_>;
/*Ωignore_endΩ*/export default EditPerson__SvelteComponent_;