///<reference types="svelte" />
;// One entry of the timeline in full, and the two ways to put it right: a correction that names its basis, or voiding it.

import { commands, type EventView, type Failure } from "../client";
import { shown_date, shown_moment, typed_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { event_name, word } from "../words";
import Button from "../controls/Button.svelte";
import Facts from "../controls/Facts.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Section from "../controls/Section.svelte";
import SelectField from "../controls/SelectField.svelte";
import Sheet from "../controls/Sheet.svelte";
import CaseClocks from "./CaseClocks.svelte";
import Warnings from "./Warnings.svelte";

;type $$ComponentProps =  { event: EventView; can_write: boolean; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { event, can_write, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  let doing = $state<"" | "correct" | "void">("");
  let field = $state("happened_on");
  let value = $state("");
  let basis = $state("");
  let failure = $state.raw<Failure | null>(null);

  const fields = $derived(["happened_on", "document_number", "document_date", "issuer", ...event.values.map((one) => one.name)].map((name) => ({ value: name, label: word(`field.${name}`) })));
  const facts = $derived([
    { name: word("field.happened_on"), value: shown_date(event.on) },
    { name: word("field.document_number"), value: event.document_number },
    { name: word("field.document_date"), value: shown_date(event.document_date) },
    { name: word("field.issuer"), value: event.issuer },
    ...event.values.map((one) => ({ name: word(`field.${one.name}`), value: one.shown })),
    { name: word("field.note"), value: event.note },
    { name: word("field.elsewhere"), value: event.elsewhere ? m["ui.yes"]() : "" },
    { name: word("field.reason"), value: event.reason },
    { name: word("field.recorded_at"), value: shown_moment(event.recorded_at) },
  ]);
  const can_mend = $derived(can_write && !event.voided && event.kind !== "correction" && event.kind !== "entry_voided");

  async function save(): Promise<void> {
    if (doing === "") return close();
    const read = typed_date(value);
    const text = field.endsWith("_on") || field.endsWith("_date") || field === "until" ? (read.state === "date" ? read.iso : value) : value;
    failure = await write(doing === "correct" ? commands.correctEvent(event.event, field, text, basis.trim()) : commands.voidEvent(event.event, basis.trim()), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"title":event_name(event.kind),"tag":event.form ?? "","test":`event-detail`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => {
    if(doing !== ""){
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":basis.trim() === "","onclick":() => void save(),}});m["ui.write"](); Button}
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => (doing = ""),}});m["ui.leave"](); Button}
    } else if (can_mend){
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`correct`,"onclick":() => (doing = "correct"),}});m["ui.correct"](); Button}
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`stop`,"test":`void`,"onclick":() => (doing = "void"),}});m["ui.void"](); Button}
    }else{ { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":close,}});m["ui.close"](); Button}}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
  if(event.voided){ { svelteHTML.createElement("div", { "class":`part`,}); { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"kind":`warn`,}}); { svelteHTML.createElement("p", { "class":`strong`,});m["ui.is_voided"](); } Note} }}
   { const $$_stcaF1C = __sveltets_2_ensureComponent(Facts); new $$_stcaF1C({ target: __sveltets_2_any(), props: {   facts,"test":`event-facts`,}});}
  if(event.clock){ { svelteHTML.createElement("div", { "class":`part`,}); { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.deadlines"](),}}); { const $$_skcolCesaC3C = __sveltets_2_ensureComponent(CaseClocks); new $$_skcolCesaC3C({ target: __sveltets_2_any(), props: {  "clocks":[event.clock],}});} Section} }}
  if(event.warnings.length > 0){ { svelteHTML.createElement("div", { "class":`part`,});  { const $$_sgninraW2C = __sveltets_2_ensureComponent(Warnings); new $$_sgninraW2C({ target: __sveltets_2_any(), props: {  "warnings":event.warnings.map((warning) => ({ ...warning, needs_reason: false })),"reason":"",}});} }}
  if(doing !== ""){
     { svelteHTML.createElement("div", { "class":`part`,}); { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":doing === "correct" ? m["ui.correct"]() : m["ui.void"](),}});
       { svelteHTML.createElement("p", { "class":`soft say`,});doing === "correct" ? m["ui.correct_say"]() : m["ui.void_say"](); }
       { svelteHTML.createElement("div", { "class":`form`,});
        if(doing === "correct"){
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS5 = new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {        "label":word("field.field"),value:field,"choices":fields,"test":`correct.field`,}});/*Ωignore_startΩ*/() => field = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS5.$$bindings = 'value';} }
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF5C = __sveltets_2_ensureComponent(Field); const $$_dleiF5 = new $$_dleiF5C({ target: __sveltets_2_any(), props: {      "label":word("field.value"),value,"test":`correct.value`,"wrong":failure?.field === "value" || failure?.field === field ? failure_text(failure) : null,}});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF5.$$bindings = 'value';} }
        }
         { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {        "label":word("field.basis"),value:basis,"required":true,"first":true,"test":`basis`,"wrong":failure?.field === "basis" ? failure_text(failure) : null,}});/*Ωignore_startΩ*/() => basis = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';}
       }
      if(failure && !["basis", "value", field].includes(failure.field ?? "")){ { const $$_etoN3C = __sveltets_2_ensureComponent(Note); new $$_etoN3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
     Section} }
  }
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EventDetail__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EventDetail__SvelteComponent_ = ReturnType<typeof EventDetail__SvelteComponent_>;
/*Ωignore_endΩ*/export default EventDetail__SvelteComponent_;