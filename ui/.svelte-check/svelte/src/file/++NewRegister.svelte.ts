///<reference types="svelte" />
;// A new register on one page: the unit, the passphrase, the recovery code, one group of which is typed back.

import { onMount } from "svelte";
import { ask, commands, type Code, type Failure, type RecoveryCode, type RegisterInfo } from "../client";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import Button from "../controls/Button.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import SelectField from "../controls/SelectField.svelte";
import LanguageSwitch from "./LanguageSwitch.svelte";
import Side from "./Side.svelte";

;type $$ComponentProps =  { leave: () => void; made: (register: RegisterInfo) => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  

  let { leave, made }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const least = 12;
  let unit_name = $state("");
  let unit_kind = $state("grassroots_committee");
  let committee_power = $state("");
  let superior_name = $state("");
  let path = $state("");
  let path_chosen = $state(false);
  let passphrase = $state("");
  let again = $state("");
  let code = $state.raw<RecoveryCode | null>(null);
  let code_of = $state("");
  let printed = $state(false);
  let typed_group = $state("");
  let group_number = $state(4);
  let failure = $state.raw<Failure | null>(null);
  let busy = $state(false);
  let codes = $state.raw<Record<string, Code[]>>({});
  let page: HTMLElement;

  const offered = (list: string): { value: string; label: string }[] =>
    (codes[list] ?? []).filter((row) => row.enabled).map((row) => ({ value: row.code, label: here.language === "en" ? row.label_en : row.label_vi }));
  const kinds = $derived(offered("unit_kind"));
  const powers = $derived(offered("committee_power"));

  onMount(() => {
    page.querySelector<HTMLInputElement>("input")?.focus();
    void ask(commands.codeLists()).then((answer) => {
      if (answer.state !== "data") return void (failure = answer.failure);
      codes = answer.data;
      if (!kinds.some((kind) => kind.value === unit_kind)) unit_kind = kinds[0]?.value ?? "";
      committee_power = powers[0]?.value ?? "";
    });
  });

  async function suggest(): Promise<void> {
    if (path_chosen || unit_name.trim() === "") return;
    const answer = await ask(commands.suggestPath(unit_name.trim()));
    if (answer.state === "data" && !path_chosen) path = answer.data;
  }

  async function choose_path(): Promise<void> {
    const answer = await ask(commands.choosePath(true, path));
    if (answer.state === "data" && answer.data) {
      path = answer.data;
      path_chosen = true;
    }
  }

  const short_by = $derived(Math.max(0, least - [...passphrase.normalize("NFC")].length));
  const same = $derived(passphrase !== "" && passphrase === again);

  // The code belongs to the passphrase: it is made when both fields agree, and again when they change.
  async function prepare(): Promise<void> {
    if (!same || short_by > 0 || code_of === passphrase) return;
    const of = passphrase;
    busy = true;
    const answer = await ask(commands.prepareRegister(of));
    busy = false;
    if (of !== passphrase) return;
    if (answer.state === "data") {
      code = answer.data;
      code_of = of;
      printed = false;
      typed_group = "";
      group_number = 1 + (of.length % answer.data.groups.length);
      failure = null;
    } else failure = answer.failure;
  }

  $effect(() => {
    if (passphrase !== code_of && code) {
      code = null;
      code_of = "";
    }
  });

  async function print_code(): Promise<void> {
    if (!code) return;
    const answer = await ask(commands.printRecoveryCard(unit_name.trim()));
    if (answer.state === "data") printed = true;
    else failure = answer.failure;
  }

  const missing = $derived([
    ...(unit_name.trim() === "" ? [m["ui.unit_name"]()] : []),
    ...(path.trim() === "" ? [m["ui.file_at"]()] : []),
    ...(short_by > 0 ? [m["ui.passphrase"]()] : []),
    ...(!same ? [m["ui.missing_again"]()] : []),
    ...(code === null || typed_group.trim().length < 4 ? [m["ui.missing_group"]({ group: group_number })] : []),
  ]);

  async function make(): Promise<void> {
    if (missing.length > 0 || busy) return;
    busy = true;
    const answer = await ask(commands.createRegister({ unit_name: unit_name.trim(), unit_kind, committee_power, superior_name: superior_name.trim(), path: path.trim(), passphrase, typed_group: typed_group.trim(), group_number }));
    busy = false;
    if (answer.state === "data") made(answer.data);
    else failure = answer.failure;
  }

  const wrong_at = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);

  use_keys({ back: () => leave(), write: () => void make(), print: () => void print_code() });
;
async () => {

 { const $$_main0 = svelteHTML.createElement("main", {    "class":`open`,...__sveltets_2_empty({"data-test":`new-register-page`}),});page = $$_main0;
   { svelteHTML.createElement("div", { "class":`l`,});
     { const $$_ediS2C = __sveltets_2_ensureComponent(Side); new $$_ediS2C({ target: __sveltets_2_any(), props: {}});}
     { svelteHTML.createElement("ul", { "class":`why`,});
       { svelteHTML.createElement("li", {}); { svelteHTML.createElement("b", {});m["ui.why_one_file"](); }m["ui.why_one_file_say"](); }
       { svelteHTML.createElement("li", {}); { svelteHTML.createElement("b", {});m["ui.why_offline"](); }m["ui.why_offline_say"](); }
       { svelteHTML.createElement("li", {}); { svelteHTML.createElement("b", {});m["ui.why_trace"](); }m["ui.why_trace_say"](); }
       { svelteHTML.createElement("li", {}); { svelteHTML.createElement("b", {});m["ui.why_copies"](); }m["ui.why_copies_say"](); }
     }
   }
   { svelteHTML.createElement("div", { "class":`r`,});
     { svelteHTML.createElement("h1", {});m["screen.new_register"](); }
     { svelteHTML.createElement("div", { "class":`part`,}); { svelteHTML.createElement("div", {}); { svelteHTML.createElement("h2", {});m["ui.part_unit"](); } { svelteHTML.createElement("p", { "class":`say`,});m["ui.part_unit_say"](); } } { svelteHTML.createElement("div", { "class":`form`,});
       { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {          "label":m["ui.unit_name"](),value:unit_name,"required":true,"first":true,"test":`unit-name`,"wrong":wrong_at("unit_name"),"onleave":() => void suggest(),}});/*Ωignore_startΩ*/() => unit_name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';}
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS5 = new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {        "label":m["ui.unit_kind"](),value:unit_kind,"choices":kinds,"test":`unit-kind`,}});/*Ωignore_startΩ*/() => unit_kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS5.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS5 = new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {        "label":m["ui.committee_power"](),value:committee_power,"choices":powers,"test":`committee-power`,}});/*Ωignore_startΩ*/() => committee_power = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS5.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF5C = __sveltets_2_ensureComponent(Field); const $$_dleiF5 = new $$_dleiF5C({ target: __sveltets_2_any(), props: {      "label":m["ui.superior"](),value:superior_name,"test":`superior`,}});/*Ωignore_startΩ*/() => superior_name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF5.$$bindings = 'value';} }
       { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {           "label":m["ui.file_at"](),value:path,"required":true,"test":`path`,"hint":m["ui.file_at_hint"](),"wrong":wrong_at("path"),"oninput":() => (path_chosen = true),end:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("button", {       "type":`button`,"class":`link choose`,"onclick":() => void choose_path(),...__sveltets_2_empty({"data-test":`choose-path`}),});m["ui.choose_place"](); }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => path = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';/*Ωignore_startΩ*/const {end} = $$_dleiF4.$$prop_def;/*Ωignore_endΩ*/
        
       Field}
     } }
     { svelteHTML.createElement("div", { "class":`part`,}); { svelteHTML.createElement("div", {}); { svelteHTML.createElement("h2", {});m["ui.part_passphrase"](); } { svelteHTML.createElement("p", { "class":`say`,});m["ui.part_passphrase_say"](); } } { svelteHTML.createElement("div", { "class":`form`,});
       { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF5C = __sveltets_2_ensureComponent(Field); const $$_dleiF5 = new $$_dleiF5C({ target: __sveltets_2_any(), props: {            "label":m["ui.passphrase"](),value:passphrase,"secret":true,"required":true,"test":`new-passphrase`,"wrong":wrong_at("passphrase"),"hint":passphrase === "" ? null : short_by > 0 ? m["ui.short_by"]({ count: short_by }) : m["ui.long_enough"]({ count: [...passphrase].length }),"onleave":() => void prepare(),}});/*Ωignore_startΩ*/() => passphrase = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF5.$$bindings = 'value';} }
       { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF5C = __sveltets_2_ensureComponent(Field); const $$_dleiF5 = new $$_dleiF5C({ target: __sveltets_2_any(), props: {            "label":m["ui.type_again"](),value:again,"secret":true,"required":true,"test":`new-passphrase-again`,"hint":again === "" ? null : same ? m["ui.same"]() : m["ui.not_same"](),"oninput":() => void prepare(),"onleave":() => void prepare(),}});/*Ωignore_startΩ*/() => again = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF5.$$bindings = 'value';} }
     } }
     { svelteHTML.createElement("div", { "class":`part`,}); { svelteHTML.createElement("div", {}); { svelteHTML.createElement("h2", {});m["ui.part_recovery"](); } { svelteHTML.createElement("p", { "class":`say`,});m["ui.part_recovery_say"](); } } { svelteHTML.createElement("div", {});
      if(code){
         { svelteHTML.createElement("div", {   "class":`code`,...__sveltets_2_empty({"data-test":`recovery-code`}),});    for(let group of __sveltets_2_ensureArray(code.groups)){let index = 1;index; { svelteHTML.createElement("b", {});group; }} }
         { svelteHTML.createElement("div", { "class":`code-acts`,});
           { const $$_nottuB5C = __sveltets_2_ensureComponent(Button); new $$_nottuB5C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"icon":`print`,"command":`print`,"test":`print-code`,"onclick":() => void print_code(),}});m["ui.print_code"](); Button}
           { svelteHTML.createElement("span", { "class":`soft small grow`,});printed ? m["ui.printed"]() : m["ui.keep_code"](); }
           { svelteHTML.createElement("span", { "class":`soft nowrap`,});m["ui.type_group"]({ group: group_number }); }
           { svelteHTML.createElement("div", { "class":`group`,}); { const $$_dleiF6C = __sveltets_2_ensureComponent(Field); const $$_dleiF6 = new $$_dleiF6C({ target: __sveltets_2_any(), props: {        "placeholder":m["ui.type_group"]({ group: group_number }),value:typed_group,"test":`typed-group`,"wrong":wrong_at("typed_group") ? " " : null,}});/*Ωignore_startΩ*/() => typed_group = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF6.$$bindings = 'value';} }
         }
        if(wrong_at("typed_group")){ { svelteHTML.createElement("p", {   "class":`bad small`,"role":`alert`,});wrong_at("typed_group"); }}
      }else{
         { svelteHTML.createElement("p", {   "class":`soft`,"role":`status`,});busy ? m["ui.making_code"]() : m["ui.code_comes"](); }
      }
     } }
    if(failure && !["unit_name", "path", "passphrase", "typed_group"].includes(failure.field ?? "")){ { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
     { svelteHTML.createElement("div", { "class":`acts`,});
       { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"disabled":missing.length > 0 || busy,"test":`create`,"onclick":() => void make(),}});m["ui.make_register"](); Button}
       { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"command":`back`,"test":`leave`,"onclick":leave,}});m["ui.leave"](); Button}
       { svelteHTML.createElement("span", { "class":`grow`,}); }
      if(missing.length > 0){ { svelteHTML.createElement("span", {   "class":`soft small`,...__sveltets_2_empty({"data-test":`missing`}),});m["ui.still_missing"]({ what: missing.join(", ").toLocaleLowerCase() }); }}
     }
   }
   { svelteHTML.createElement("footer", { "class":`status`,}); { svelteHTML.createElement("span", {});m["ui.version"](); } { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_hctiwSegaugnaL2C = __sveltets_2_ensureComponent(LanguageSwitch); new $$_hctiwSegaugnaL2C({ target: __sveltets_2_any(), props: {}});} }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const NewRegister__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type NewRegister__SvelteComponent_ = ReturnType<typeof NewRegister__SvelteComponent_>;
/*Ωignore_endΩ*/export default NewRegister__SvelteComponent_;