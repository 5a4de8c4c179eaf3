///<reference types="svelte" />
;
import { commands, type Failure, type RuleLine } from "../client";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import CheckBox from "../controls/CheckBox.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Sheet from "../controls/Sheet.svelte";
import TextArea from "../controls/TextArea.svelte";

;type $$ComponentProps =  { rule: RuleLine; name: string; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  

  let { rule, name, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  // svelte-ignore state_referenced_locally
  const before = rule;
  let amount = $state(before.amount ?? "");
  let extension = $state(before.extension ?? "");
  let effective_from = $state(before.effective_from);
  let effective_to = $state(before.effective_to ?? "");
  let enabled = $state(before.enabled);
  let source = $state(before.source);
  let note = $state(before.note ?? "");
  let reason = $state("");
  let failure = $state.raw<Failure | null>(null);
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  async function save(): Promise<void> {
    failure = await write(commands.saveRule(before.rule, { amount: amount.trim() || null, extension: extension.trim() || null, effective_from, effective_to: effective_to || null, enabled, source: source.trim(), note: note.trim() || null }, reason.trim()), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"title":m["ui.change_rule"](),"tag":name,"test":`rule-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":reason.trim() === "","onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":m["ui.amount"](),value:amount,"right":true,"first":true,"wrong":wrong("amount"),"test":`rule.amount`,}});/*Ωignore_startΩ*/() => amount = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":m["ui.extension"](),value:extension,"right":true,"wrong":wrong("extension"),"test":`rule.extension`,}});/*Ωignore_startΩ*/() => extension = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.effective_from"](),value:effective_from,"required":true,"wrong":wrong("effective_from"),"test":`rule.effective_from`,}});/*Ωignore_startΩ*/() => effective_from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.effective_to"](),value:effective_to,"wrong":wrong("effective_to"),"test":`rule.effective_to`,}});/*Ωignore_startΩ*/() => effective_to = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { const $$_aerAtxeT2C = __sveltets_2_ensureComponent(TextArea); const $$_aerAtxeT2 = new $$_aerAtxeT2C({ target: __sveltets_2_any(), props: {        "label":m["ui.source"](),value:source,"required":true,"wrong":wrong("source"),"test":`rule.source`,}});/*Ωignore_startΩ*/() => source = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_aerAtxeT2.$$bindings = 'value';}
     { const $$_aerAtxeT2C = __sveltets_2_ensureComponent(TextArea); const $$_aerAtxeT2 = new $$_aerAtxeT2C({ target: __sveltets_2_any(), props: {      "label":word("field.note"),value:note,"test":`rule.note`,}});/*Ωignore_startΩ*/() => note = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_aerAtxeT2.$$bindings = 'value';}
     { const $$_xoBkcehC2C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC2 = new $$_xoBkcehC2C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },checked:enabled,"test":`rule.enabled`,}});/*Ωignore_startΩ*/() => enabled = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_xoBkcehC2.$$bindings = 'checked';m["ui.in_use"](); CheckBox}
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {        "label":m["ui.why_changed"](),value:reason,"required":true,"wrong":wrong("reason"),"test":`rule.reason`,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
   }
  if(failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const RuleSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type RuleSheet__SvelteComponent_ = ReturnType<typeof RuleSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default RuleSheet__SvelteComponent_;