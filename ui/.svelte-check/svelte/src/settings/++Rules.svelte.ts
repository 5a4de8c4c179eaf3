///<reference types="svelte" />
;// The rules as data: how long, from when to when, by which source. An edited rule is logged with its reason.

import { commands, type RuleLine } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { folded, has_word, word } from "../words";
import { length_text } from "../cases/clocks";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Facts from "../controls/Facts.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import RuleSheet from "./RuleSheet.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let current = $state(0);
  let editing = $state.raw<RuleLine | null>(null);

  const table = query(() => commands.ruleList(), ["rules"]);
  const lines = $derived(table.data ?? []);
  const line = $derived(lines[current] ?? null);
  const can_write = $derived(!here.register?.read_only);

  function name_of(row: RuleLine): string {
    const key = `${row.kind}.${row.key}`;
    const name = has_word(`${key}_${row.variant}`) ? word(`${key}_${row.variant}`) : has_word(key) ? word(key) : (row.label_vi ?? row.key);
    return row.variant && !has_word(`${key}_${row.variant}`) && row.label_vi && folded(row.label_vi) !== folded(name) ? `${name}: ${row.label_vi}` : name;
  }
  function amount_of(row: RuleLine): string {
    if (row.amount === null) return "";
    return row.amount_unit === "working_days" || row.amount_unit === "months" ? length_text(Number(row.amount), row.amount_unit) : row.amount.replace(".", ",");
  }

  const columns: Column<RuleLine>[] = [
    { key: "name", head: m["ui.rule"](), text: name_of },
    { key: "amount", head: m["ui.amount"](), width: 140, right: true, text: amount_of },
    { key: "effective_from", head: m["ui.effective_from"](), width: 110, right: true, text: (row) => shown_date(row.effective_from) },
    { key: "effective_to", head: m["ui.effective_to"](), width: 110, right: true, extra: true, text: (row) => shown_date(row.effective_to) },
    { key: "source", head: m["ui.source"](), width: 240, extra: true, text: (row) => row.source },
    { key: "enabled", head: m["ui.in_use"](), width: 90, text: (row) => (row.enabled ? m["ui.yes"]() : m["ui.switched_off"]()) },
  ];

  $effect(() => {
    here.status = m["ui.status_list"]({ count: lines.length, row: lines.length > 0 ? current + 1 : 0 });
  });
  use_keys({ edit: () => { if (line && can_write) editing = line; } });
;
async () => {

if(table.answer.state === "refusal" || table.answer.state === "fault"){ { const $$_etatSrorrE0C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE0C({ target: __sveltets_2_any(), props: {    "text":failure_text(table.answer.failure),"again":() => table.again(),}});}
} else if (table.data){
   { const $$_elbaTataD0C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD0 = new $$_elbaTataD0C({ target: __sveltets_2_any(), props: {          "label":m["ui.settings_rules"](),columns,"total":lines.length,"row":(index) => lines[index],current,"numbered":false,"onopen":(index) => { const chosen = lines[index]; if (chosen && can_write) editing = chosen; },cell:(row, column) => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("span", {   "class":`cell`,});!row.enabled;column.key === "name";column.text(row); }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD0.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD0.$$prop_def;/*Ωignore_endΩ*/
    
   DataTable}
  if(line){
     { svelteHTML.createElement("aside", {    "class":`panel`,...__sveltets_2_empty({"data-test":`panel`}),...__sveltets_2_empty({"data-area":true}),});
       { svelteHTML.createElement("div", { "class":`panel-body`,});
         { svelteHTML.createElement("h2", { "class":`who`,});name_of(line); }
         { const $$_stcaF2C = __sveltets_2_ensureComponent(Facts); new $$_stcaF2C({ target: __sveltets_2_any(), props: {  "facts":[
          { name: m["ui.amount"](), value: amount_of(line) },
          { name: m["ui.extension"](), value: line.extension },
          { name: m["ui.effective_from"](), value: shown_date(line.effective_from) },
          { name: m["ui.effective_to"](), value: shown_date(line.effective_to) },
          { name: m["ui.source"](), value: line.source },
          { name: m["ui.confidence"](), value: word(`confidence.${line.confidence}`) },
          { name: word("field.note"), value: line.note },
        ],}});}
       }
       { svelteHTML.createElement("div", { "class":`panel-foot`,}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`edit`,"test":`edit-rule`,"disabled":!can_write,"onclick":() => (editing = line),}});m["ui.change"](); Button} }
     }
  }
} else if (table.answer.state === "waiting" && table.answer.late){ { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL1C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL1C({ target: __sveltets_2_any(), props: {  "widths":["1fr", "140px", "110px", "110px", "240px"],}});} }}
if(editing){ { const $$_teehSeluR0C = __sveltets_2_ensureComponent(RuleSheet); new $$_teehSeluR0C({ target: __sveltets_2_any(), props: {      "rule":editing,"name":name_of(editing),"close":() => (editing = null),}});}}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Rules__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Rules__SvelteComponent_ = ReturnType<typeof Rules__SvelteComponent_>;
/*Ωignore_endΩ*/export default Rules__SvelteComponent_;