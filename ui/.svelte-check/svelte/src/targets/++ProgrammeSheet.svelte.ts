///<reference types="svelte" />
;// The programme that targets belong to: its name, period, resolution.

import { commands, type Failure, type TargetLine } from "../client";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import Button from "../controls/Button.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Sheet from "../controls/Sheet.svelte";

;type $$ComponentProps =  { line: TargetLine | null; close: (made: number | null) => void };function $$render() {

  
  
  
  
  
  
  
  
  

  let { line, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  // svelte-ignore state_referenced_locally
  const before = line;
  let name = $state(before?.programme_name ?? "");
  let from = $state(before?.from ?? "");
  let to = $state(before?.to ?? "");
  let document_number = $state("");
  let failure = $state.raw<Failure | null>(null);
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  async function save(): Promise<void> {
    failure = await write(commands.saveProgramme(before?.programme ?? null, { name: name.trim(), from, to, document_number: document_number.trim() || null }), (written) => close(written.id));
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"title":m["ui.programme"](),"test":`programme-sheet`,"close":() => close(null),"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => close(null),}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {        "label":m["ui.programme_name"](),value:name,"required":true,"first":true,"wrong":wrong("name"),"test":`programme.name`,}});/*Ωignore_startΩ*/() => name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.from"](),value:from,"required":true,"wrong":wrong("from"),"test":`programme.from`,}});/*Ωignore_startΩ*/() => from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.until"](),value:to,"required":true,"wrong":wrong("to"),"test":`programme.to`,}});/*Ωignore_startΩ*/() => to = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":m["ui.resolution_number"](),value:document_number,"wrong":wrong("document_number"),"test":`programme.document_number`,}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
   }
  if(failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ProgrammeSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ProgrammeSheet__SvelteComponent_ = ReturnType<typeof ProgrammeSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default ProgrammeSheet__SvelteComponent_;