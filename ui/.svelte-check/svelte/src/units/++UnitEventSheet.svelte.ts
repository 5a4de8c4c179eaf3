///<reference types="svelte" />
;// What happens to a unit on a date: a new name or parent, a merger, its end, its powers.

import { commands, type Failure } from "../client";
import { lists } from "../lists";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { event_name, word } from "../words";
import Button from "../controls/Button.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Sheet from "../controls/Sheet.svelte";
import EventFields from "../cases/EventFields.svelte";
import Warnings from "../cases/Warnings.svelte";

;type $$ComponentProps =  { unit: number; name: string; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { unit, name, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let kind = $state("unit_changed");
  let on = $state("");
  let document_number = $state("");
  let values = $state<Record<string, string>>({});
  let reason = $state("");
  let failure = $state.raw<Failure | null>(null);

  const kinds = lists().kinds.filter((one) => one.chapter === "unit" && one.kind !== "unit_founded");
  const spec = $derived(kinds.find((one) => one.kind === kind));
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  async function save(): Promise<void> {
    failure = await write(commands.recordUnitEvent({ unit, kind, on, values: $state.snapshot(values), document_number: document_number.trim() || null, reason: reason.trim() || null }), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"title":m["ui.record"](),"tag":name,"test":`unit-event-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {            "label":m["ui.event_kind"](),value:kind,"choices":kinds.map((one) => ({ value: one.kind, label: event_name(one.kind) })),"required":true,"wrong":wrong("kind"),"test":`event.kind`,"onchoose":() => { values = {}; failure = null; },}});/*Ωignore_startΩ*/() => kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":word("field.happened_on"),value:on,"required":true,"first":true,"wrong":wrong("on") ?? wrong("happened_on"),"test":`event.on`,}});/*Ωignore_startΩ*/() => on = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":word("field.document_number"),value:document_number,"wrong":wrong("document_number"),"test":`event.document_number`,}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
    kind; { { const $$_sdleiFtnevE2C = __sveltets_2_ensureComponent(EventFields); const $$_sdleiFtnevE2 = new $$_sdleiFtnevE2C({ target: __sveltets_2_any(), props: {      "fields":spec?.fields ?? [],values,wrong,"events":[],}});/*Ωignore_startΩ*/() => values = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sdleiFtnevE2.$$bindings = 'values';}}
   }
  if(failure && failure.warnings.length > 0){  { const $$_sgninraW1C = __sveltets_2_ensureComponent(Warnings); const $$_sgninraW1 = new $$_sgninraW1C({ target: __sveltets_2_any(), props: {  "warnings":failure.warnings,reason,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sgninraW1.$$bindings = 'reason';}
  } else if (failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const UnitEventSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type UnitEventSheet__SvelteComponent_ = ReturnType<typeof UnitEventSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default UnitEventSheet__SvelteComponent_;