///<reference types="svelte" />
;// Đơn vị: the tree as it stood on the date looked at, with the chosen unit's history beside it.

import { commands, type UnitLine } from "../client";
import { shown_date } from "../dates";
import { code_label } from "../lists";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { event_name, folded, word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Facts from "../controls/Facts.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import Section from "../controls/Section.svelte";
import Search from "../frame/Search.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import UnitEventSheet from "./UnitEventSheet.svelte";
import UnitSheet from "./UnitSheet.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let field = $state<HTMLInputElement | null>(null);
  let search = $state("");
  let current = $state(0);
  let adding = $state(false);
  let recording = $state(false);

  const tree = query(() => commands.unitTree(here.as_of), ["units", "cases", "people"]);
  const lines = $derived((tree.data ?? []).filter((line) => folded(line.name).includes(folded(search))));
  const line = $derived<UnitLine | null>(lines[current] ?? null);
  const history = query(() => (line ? commands.unitHistory(line.unit) : null), ["units"]);
  const names = $derived(new Map((tree.data ?? []).map((unit) => [unit.unit, unit.name])));
  const can_write = $derived(!here.register?.read_only);
  const count = (number: number): string => (number === 0 ? "" : String(number));

  const columns: Column<UnitLine>[] = [
    { key: "name", head: word("column.unit_name"), text: (row) => row.name },
    { key: "unit_kind", head: word("column.unit_kind"), width: 170, text: (row) => code_label("unit_kind", row.unit_kind) },
    { key: "from", head: m["ui.founded"](), width: 100, right: true, extra: true, text: (row) => shown_date(row.from) },
    { key: "to", head: m["ui.ended"](), width: 100, right: true, extra: true, text: (row) => shown_date(row.to) },
    { key: "members", head: m["ui.members_short"](), width: 92, right: true, text: (row) => count(row.members) },
    { key: "probationers", head: m["ui.probationers_short"](), width: 72, right: true, text: (row) => count(row.probationers) },
    { key: "candidates", head: m["ui.candidates_short"](), width: 92, right: true, text: (row) => count(row.candidates) },
  ];

  $effect(() => {
    here.status = m["ui.status_list"]({ count: lines.length, row: lines.length > 0 ? current + 1 : 0 });
  });

  use_keys({
    new: () => { if (can_write) adding = true; },
    record: () => { if (can_write && line) recording = true; },
  });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: { "title":word("screen.units"),beside:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_hcraeS0C = __sveltets_2_ensureComponent(Search); const $$_hcraeS0 = new $$_hcraeS0C({ target: __sveltets_2_any(), props: {       value:search,field,"hint":m["ui.search_units"](),"oninput":() => (current = 0),}});/*Ωignore_startΩ*/() => search = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'value';/*Ωignore_startΩ*/() => field = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'field';}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`new`,"test":`add-unit`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_unit"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(tree.answer.state === "refusal" || tree.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(tree.answer.failure),"again":() => tree.again(),}});}
  } else if (tree.data && lines.length === 0){
    if(search.trim()){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {    "title":m["ui.nobody_matches_search"]({ text: search.trim() }),"say":m["ui.search_less"](),}});}
    }else{ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.no_unit"](),"say":m["ui.no_unit_say"](),}}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_unit"](); Button} EmptyState}}
  } else if (tree.data){
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {              "label":word("screen.units"),columns,"total":lines.length,"row":(index) => lines[index],current,"keyboard":field,"numbered":false,"onopen":() => { if (can_write) recording = true; },"oncopied":(copied) => here.say(m["ui.copied"]({ count: copied })),cell:(row, column) => { async ()/*Ωignore_positionΩ*/ => {if(column.key === "name"){ { svelteHTML.createElement("span", {   "class":`name`,});row.to !== null;__sveltets_2_ensureType(String, Number, `${16 + (search ? 0 : row.depth) * 20} `);row.name; }}else{ { svelteHTML.createElement("span", { "class":`cell`,});column.text(row); }}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD1.$$prop_def;/*Ωignore_endΩ*/
      
     DataTable}
    if(line){
       { svelteHTML.createElement("aside", {    "class":`panel`,...__sveltets_2_empty({"data-test":`panel`}),...__sveltets_2_empty({"data-area":true}),});
         { svelteHTML.createElement("div", { "class":`panel-body`,});
           { svelteHTML.createElement("h2", { "class":`who`,});line.name; }
           { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {  "facts":[
            { name: m["ui.unit_kind"](), value: code_label("unit_kind", line.unit_kind) },
            { name: m["ui.committee_power"](), value: code_label("committee_power", line.committee_power) },
            { name: m["ui.superior"](), value: line.parent === null ? null : names.get(line.parent) },
            { name: m["ui.founded"](), value: shown_date(line.from) },
            { name: m["ui.ended"](), value: shown_date(line.to) },
          ],}});}
           { svelteHTML.createElement("div", { "class":`gap`,}); { const $$_noitceS4C = __sveltets_2_ensureComponent(Section); new $$_noitceS4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.history"](),}});
            if(history.answer.state === "refusal" || history.answer.state === "fault"){ { const $$_etatSrorrE5C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE5C({ target: __sveltets_2_any(), props: {    "text":failure_text(history.answer.failure),"again":() => history.again(),}});}}
             { svelteHTML.createElement("ul", { "class":`past`,});    for(let event of __sveltets_2_ensureArray(history.data ?? [])){let index = 1;event.event ?? index; { svelteHTML.createElement("li", {}); { svelteHTML.createElement("span", { "class":`soft`,});shown_date(event.on); } { svelteHTML.createElement("span", {}); { svelteHTML.createElement("span", { "class":`what`,});event_name(event.kind); } { svelteHTML.createElement("span", { "class":`soft small`,});[event.document_number, ...event.text.map((value) => `${word(`field.${value.name}`)}: ${value.shown}`)].filter(Boolean).join("; "); } } }} }
           Section} }
         }
         { svelteHTML.createElement("div", { "class":`panel-foot`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`record`,"test":`unit-record`,"disabled":!can_write,"onclick":() => (recording = true),}});m["ui.record"](); Button} }
       }
    }
  } else if (tree.answer.state === "waiting" && tree.answer.late){ { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL2C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL2C({ target: __sveltets_2_any(), props: {    "widths":["1fr", "170px", "100px", "92px", "72px"],"rows":14,}});} }}
 }
if(adding){ { const $$_teehStinU0C = __sveltets_2_ensureComponent(UnitSheet); new $$_teehStinU0C({ target: __sveltets_2_any(), props: {      "parent":line?.unit ?? null,"parent_name":line?.name ?? "","close":() => { adding = false; field?.focus(); },}});}}
if(recording && line){ { const $$_teehStnevEtinU0C = __sveltets_2_ensureComponent(UnitEventSheet); new $$_teehStnevEtinU0C({ target: __sveltets_2_any(), props: {      "unit":line.unit,"name":line.name,"close":() => { recording = false; field?.focus(); },}});}}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Units__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Units__SvelteComponent_ = ReturnType<typeof Units__SvelteComponent_>;
/*Ωignore_endΩ*/export default Units__SvelteComponent_;