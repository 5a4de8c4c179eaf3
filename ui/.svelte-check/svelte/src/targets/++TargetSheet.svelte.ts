///<reference types="svelte" />
;// One target: indicator, unit, from, to, the denominator frozen now, the value.

import { ask, commands, type Failure, type Indicator, type TargetLine } from "../client";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import Sheet from "../controls/Sheet.svelte";
import { unit_choices } from "../units/choices";

;type $$ComponentProps =  { line: TargetLine | null; programme: number; span: { from: string; to: string }; close: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  

  let { line, programme, span, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  // svelte-ignore state_referenced_locally
  const before = line;
  let indicator = $state(before?.indicator ?? "");
  let unit = $state(before?.unit?.toString() ?? "");
  // svelte-ignore state_referenced_locally
  let from = $state(before?.from ?? span.from);
  // svelte-ignore state_referenced_locally
  let to = $state(before?.to ?? span.to);
  let denominator = $state(before?.denominator?.toString() ?? "");
  let value = $state((before?.target_value ?? "").replace(".", ","));
  let known = $state.raw<Indicator[]>([]);
  let suggested = $state<number | null>(null);
  let failure = $state.raw<Failure | null>(null);

  const chosen = $derived(known.find((one) => one.code === indicator));
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  $effect(() => {
    void ask(commands.indicators()).then((answer) => { if (answer.state === "data") known = answer.data; });
  });

  $effect(() => {
    if (!chosen?.needs_denominator || from === "") return void (suggested = null);
    void ask(commands.suggestDenominator(indicator, unit === "" ? null : Number(unit), from)).then((answer) => { suggested = answer.state === "data" ? answer.data : null; });
  });

  async function save(): Promise<void> {
    failure = await write(commands.saveTarget(before?.target ?? null, { programme, indicator, unit: unit === "" ? null : Number(unit), from, to, denominator: /^\d+$/.test(denominator.trim()) ? Number(denominator) : null, value: value.trim().replace(/\./g, "").replace(",", ".") }), close);
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"title":before ? m["ui.change_target"]() : m["ui.set_target"](),"test":`target-sheet`,close,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":close,}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {            "label":m["ui.target"](),value:indicator,"choices":known.map((one) => ({ value: one.code, label: word(`indicator.${one.code}`), detail: one.is_share ? "%" : "" })),"shown":before ? word(`indicator.${before.indicator}`) : "","required":true,"first":true,"wrong":wrong("indicator"),"test":`target.indicator`,}});/*Ωignore_startΩ*/() => indicator = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}
     { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {              "label":m["ui.unit"](),value:unit,"find":unit_choices,"shown":before?.unit_name ?? "","hint":m["ui.whole_if_blank"](),"wrong":wrong("unit"),"test":`target.unit`,}});/*Ωignore_startΩ*/() => unit = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.from"](),value:from,"required":true,"wrong":wrong("from"),"test":`target.from`,}});/*Ωignore_startΩ*/() => from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.until"](),value:to,"required":true,"wrong":wrong("to"),"test":`target.to`,}});/*Ωignore_startΩ*/() => to = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":chosen?.is_share ? m["ui.value_share"]() : m["ui.value_count"](),value,"right":true,"required":true,"mode":`text`,"wrong":wrong("value"),"test":`target.value`,}});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
    if(chosen?.needs_denominator){
       { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {            "label":m["ui.denominator"](),value:denominator,"right":true,"mode":`numeric`,"required":true,"hint":suggested === null ? m["ui.denominator_hint"]() : m["ui.denominator_now"]({ count: suggested }),"wrong":wrong("denominator"),"test":`target.denominator`,}});/*Ωignore_startΩ*/() => denominator = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
      if(suggested !== null && String(suggested) !== denominator){ { svelteHTML.createElement("div", { "class":`w3 take`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`take-denominator`,"onclick":() => (denominator = String(suggested)),}});m["ui.freeze"]({ count: suggested }); Button} }}
    }
   }
  if(failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TargetSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TargetSheet__SvelteComponent_ = ReturnType<typeof TargetSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default TargetSheet__SvelteComponent_;