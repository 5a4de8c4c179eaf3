///<reference types="svelte" />
;
  // Kept between two entries from the same paper.
  let last = { unit: "", on: "", first: "" };
;;// A new person: where and how they come into the register, then their facts in the order of the paper form.


import { ask, commands, type Failure, type LikelyDuplicate, type Person, type Warning } from "../client";
import { draft, drop_draft, keep_draft } from "../drafts.svelte";
import { shown_date } from "../dates";
import { lists } from "../lists";
import { m } from "../generated/words/messages.js";
import { here, type Screen } from "../state.svelte";
import { failure_text, write } from "../writes";
import { event_name, word } from "../words";
import Button from "../controls/Button.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Section from "../controls/Section.svelte";
import SelectField from "../controls/SelectField.svelte";
import Sheet from "../controls/Sheet.svelte";
import EventFields from "../cases/EventFields.svelte";
import Warnings from "../cases/Warnings.svelte";
import PersonForm from "./PersonForm.svelte";
import { nobody } from "./groups";
import { unit_choices } from "../units/choices";
;

  type Draft = { facts: Person; unit: string; first: string; on: string; values: Record<string, string>; document_number: string; document_date: string };;
;type $$ComponentProps =  { screen: Screen; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { screen, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const kinds = ["candidate_listed", "candidate_introduced", "candidate_moved_in", "member_recorded", "transfer_received"];
  const kept = draft<Draft>("add_person");
  const usual = (): string => last.first || (["probation", "members"].includes(screen) ? "member_recorded" : "candidate_listed");

  let facts = $state<Person>(kept?.facts ?? nobody(lists().fields));
  let unit = $state(kept?.unit ?? last.unit);
  let first = $state(kept?.first ?? usual());
  let on = $state(kept?.on ?? last.on);
  let values = $state<Record<string, string>>(kept?.values ?? {});
  let document_number = $state(kept?.document_number ?? "");
  let document_date = $state(kept?.document_date ?? "");
  let reason = $state("");
  let failure = $state.raw<Failure | null>(null);
  let likely = $state.raw<LikelyDuplicate[]>([]);
  let busy = $state(false);

  const spec = $derived(lists().kinds.find((kind) => kind.kind === first));
  const warnings = $derived<Warning[]>(failure?.warnings ?? []);
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  async function look_for_duplicates(): Promise<void> {
    if (facts.birth_name.trim() === "" && !facts.citizen_id) return void (likely = []);
    const answer = await ask(commands.likelyDuplicates(facts.birth_name, facts.birth_date, facts.citizen_id, null));
    if (answer.state === "data") likely = answer.data;
  }

  async function save(more: boolean): Promise<void> {
    if (busy) return;
    busy = true;
    const own = spec?.fields.some((field) => field.name === "unit") ? { ...values, unit } : values;
    failure = await write(
      commands.addPerson({ person: $state.snapshot(facts) as Person, unit: Number(unit), first, on, values: $state.snapshot(own), document_number: document_number || null, document_date: document_date || null, reason: reason || null }),
      (written) => {
        drop_draft("add_person");
        last = { unit, on, first };
        if (!more && written.id !== null) {
          close();
          here.go({ screen, page: "person", person: written.id });
        }
      },
    );
    busy = false;
    if (!failure && more) {
      facts = nobody(lists().fields);
      reason = "";
      likely = [];
      document.querySelector<HTMLInputElement>("[data-test='person.birth_name']")?.focus();
    }
  }

  function leave(): void {
    if (facts.birth_name.trim() !== "") keep_draft("add_person", $state.snapshot({ facts, unit, first, on, values, document_number, document_date }));
    close();
  }
;
async () => {



 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"title":m["ui.add_person"](),"wide":true,"test":`add-person-sheet`,"close":leave,"write":() => void save(false),foot:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":busy,"onclick":() => void save(false),}});m["ui.write"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"test":`write-more`,"disabled":busy,"onclick":() => void save(true),}});m["ui.write_and_next"](); Button}
     { svelteHTML.createElement("span", { "class":`grow foot-say`,});
      if(failure){ { svelteHTML.createElement("span", {     "class":`bad`,"role":`alert`,...__sveltets_2_empty({"data-test":`refusal`}),});failure_text(failure); }}
      if(warnings.length > 0){  { const $$_sgninraW1C = __sveltets_2_ensureComponent(Warnings); const $$_sgninraW1 = new $$_sgninraW1C({ target: __sveltets_2_any(), props: { warnings,reason,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sgninraW1.$$bindings = 'reason';}}
     }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { const $$_noitceS1C = __sveltets_2_ensureComponent(Section); new $$_noitceS1C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.part_entry"](),}});
     { svelteHTML.createElement("div", { "class":`form`,});
       { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFedoC4C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC4 = new $$_dleiFedoC4C({ target: __sveltets_2_any(), props: {          "label":m["ui.unit"](),value:unit,"find":unit_choices,"shown":"","required":true,"wrong":wrong("unit"),"test":`entry.unit`,}});/*Ωignore_startΩ*/() => unit = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC4.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS4C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS4 = new $$_dleiFtceleS4C({ target: __sveltets_2_any(), props: {          "label":m["ui.first_event"](),value:first,"choices":kinds.map((kind) => ({ value: kind, label: event_name(kind) })),"test":`entry.first`,"onchoose":() => (values = {}),}});/*Ωignore_startΩ*/() => first = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS4.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD4C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD4 = new $$_dleiFetaD4C({ target: __sveltets_2_any(), props: {        "label":word("field.happened_on"),value:on,"required":true,"wrong":wrong("on") ?? wrong("happened_on"),"test":`entry.on`,}});/*Ωignore_startΩ*/() => on = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD4.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {        "label":word("field.document_number"),value:document_number,"wrong":wrong("document_number"),"test":`entry.document_number`,}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD4C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD4 = new $$_dleiFetaD4C({ target: __sveltets_2_any(), props: {        "label":word("field.document_date"),value:document_date,"wrong":wrong("document_date"),"test":`entry.document_date`,}});/*Ωignore_startΩ*/() => document_date = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD4.$$bindings = 'value';} }
      if(spec){ { const $$_sdleiFtnevE3C = __sveltets_2_ensureComponent(EventFields); const $$_sdleiFtnevE3 = new $$_sdleiFtnevE3C({ target: __sveltets_2_any(), props: {      "fields":spec.fields.filter((field) => field.group === null && field.name !== "unit"),values,wrong,"events":[],}});/*Ωignore_startΩ*/() => values = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sdleiFtnevE3.$$bindings = 'values';}}
     }
   Section}
  if(likely.length > 0){
     { svelteHTML.createElement("div", { "class":`likely`,}); { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`warn`,"test":`likely`,}});
       { svelteHTML.createElement("p", { "class":`strong`,});m["ui.likely"]({ count: likely.length }); }
       { svelteHTML.createElement("ul", {});   for(let other of __sveltets_2_ensureArray(likely)){other.person; { svelteHTML.createElement("li", {}); { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => { leave(); here.go({ screen, page: "person", person: other.person }); },});other.name; }  { svelteHTML.createElement("span", { "class":`soft`,});[shown_date(other.birth_date), other.unit_name, word(`stage.${other.stage}`)].filter(Boolean).join(" · "); } }} }
     Note} }
  }
   { const $$_mroFnosreP1C = __sveltets_2_ensureComponent(PersonForm); const $$_mroFnosreP1 = new $$_mroFnosreP1C({ target: __sveltets_2_any(), props: {     facts,failure,"onleave":(field) => { if (["birth_name", "birth_date", "citizen_id"].includes(field)) void look_for_duplicates(); },}});/*Ωignore_startΩ*/() => facts = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_mroFnosreP1.$$bindings = 'facts';}
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const AddPerson__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type AddPerson__SvelteComponent_ = ReturnType<typeof AddPerson__SvelteComponent_>;
/*Ωignore_endΩ*/export default AddPerson__SvelteComponent_;