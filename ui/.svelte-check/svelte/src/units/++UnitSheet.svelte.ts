///<reference types="svelte" />
;// A new unit.

import { commands, type Failure } from "../client";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import CodeField from "../controls/CodeField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import PartialDateField from "../controls/PartialDateField.svelte";
import SelectField from "../controls/SelectField.svelte";
import Sheet from "../controls/Sheet.svelte";
import { unit_choices } from "./choices";

;type $$ComponentProps =  { parent: number | null; parent_name: string; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { parent: given, parent_name, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let name = $state("");
  // svelte-ignore state_referenced_locally
  let parent = $state(given?.toString() ?? "");
  let unit_kind = $state("branch");
  let committee_power = $state(choices("committee_power")[0]?.value ?? "");
  let from = $state("");
  let enterprise_type = $state("");
  let grassroots_type = $state("");
  let document_number = $state("");
  let failure = $state.raw<Failure | null>(null);
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  async function save(): Promise<void> {
    failure = await write(commands.addUnit({ name: name.trim(), parent: parent === "" ? null : Number(parent), unit_kind, committee_power, from: from || null, enterprise_type: enterprise_type || null, grassroots_type: grassroots_type || null, document_number: document_number.trim() || null }), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"title":m["ui.add_unit"](),"test":`unit-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {        "label":word("field.name"),value:name,"required":true,"first":true,"wrong":wrong("name"),"test":`unit.name`,}});/*Ωignore_startΩ*/() => name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
     { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {            "label":word("field.parent"),value:parent,"find":unit_choices,"shown":parent_name,"wrong":wrong("parent"),"test":`unit.parent`,}});/*Ωignore_startΩ*/() => parent = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {          "label":word("field.unit_kind"),value:unit_kind,"choices":choices("unit_kind"),"wrong":wrong("unit_kind"),"test":`unit.unit_kind`,}});/*Ωignore_startΩ*/() => unit_kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {          "label":word("field.committee_power"),value:committee_power,"choices":choices("committee_power"),"wrong":wrong("committee_power"),"test":`unit.committee_power`,}});/*Ωignore_startΩ*/() => committee_power = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {         "label":m["ui.grassroots_type"](),"may_be_blank":true,value:grassroots_type,"choices":choices("grassroots_type"),"test":`unit.grassroots_type`,}});/*Ωignore_startΩ*/() => grassroots_type = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {         "label":m["ui.enterprise_type"](),"may_be_blank":true,value:enterprise_type,"choices":choices("enterprise_type"),"test":`unit.enterprise_type`,}});/*Ωignore_startΩ*/() => enterprise_type = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaDlaitraP3C = __sveltets_2_ensureComponent(PartialDateField); const $$_dleiFetaDlaitraP3 = new $$_dleiFetaDlaitraP3C({ target: __sveltets_2_any(), props: {        "label":m["ui.founded"](),value:from,"wrong":wrong("from"),"test":`unit.from`,}});/*Ωignore_startΩ*/() => from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaDlaitraP3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {      "label":word("field.document_number"),value:document_number,"test":`unit.document_number`,}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
   }
  if(failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const UnitSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type UnitSheet__SvelteComponent_ = ReturnType<typeof UnitSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default UnitSheet__SvelteComponent_;