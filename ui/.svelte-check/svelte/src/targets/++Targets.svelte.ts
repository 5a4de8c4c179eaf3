///<reference types="svelte" />
;// Chỉ tiêu: the table of targets, the chosen one's picture beside it; a target is data and can be set, changed, removed.

import { commands, type TargetLine } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text, write_and_say } from "../writes";
import { word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Facts from "../controls/Facts.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import BulletBar from "../controls/BulletBar.svelte";
import Section from "../controls/Section.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import TargetPicture from "./TargetPicture.svelte";
import TargetSheet from "./TargetSheet.svelte";
import ProgrammeSheet from "./ProgrammeSheet.svelte";
import { gap_text, possible_text, shares, shown_value } from "./figures";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let current = $state(0);
  let sheet = $state.raw<{ line: TargetLine | null } | null>(null);
  let programme = $state.raw<{ line: TargetLine | null } | null>(null);

  const table = query(() => commands.targetTable(here.as_of), ["targets", "cases", "people", "units"]);
  const lines = $derived(table.data ?? []);
  const line = $derived(lines[current] ?? null);
  const chart = query(() => (line ? commands.targetChart(line.target, here.as_of) : null), ["cases"]);
  const can_write = $derived(!here.register?.read_only);

  const columns: Column<TargetLine>[] = [
    { key: "indicator", head: m["ui.target"](), text: (row) => word(`indicator.${row.indicator}`) + (row.is_share ? " (%)" : "") },
    { key: "unit", head: word("column.unit"), width: 130, extra: true, text: (row) => row.unit_name ?? m["ui.whole"]() },
    { key: "from", head: m["ui.from"](), width: 92, right: true, extra: true, text: (row) => shown_date(row.from) },
    { key: "to", head: m["ui.until"](), width: 92, right: true, text: (row) => shown_date(row.to) },
    { key: "denominator", head: m["ui.denominator"](), width: 70, right: true, extra: true, text: (row) => (row.denominator === null ? "" : String(row.denominator)) },
    { key: "reached", head: m["ui.reached"](), width: 60, right: true, text: (row) => shown_value(row.reached) },
    { key: "target_value", head: m["ui.to_reach"](), width: 66, right: true, text: (row) => shown_value(row.target_value) },
    { key: "gap", head: m["ui.gap"](), width: 60, right: true, text: gap_text },
    { key: "pace", head: m["ui.against_pace"](), width: 88, extra: true, text: (row) => shown_value(row.pace) },
    { key: "possible", head: m["ui.in_time"](), width: 80, text: possible_text },
  ];

  $effect(() => {
    here.status = m["ui.status_list"]({ count: lines.length, row: lines.length > 0 ? current + 1 : 0 });
  });

  use_keys({
    new: () => { if (can_write) add(); },
    edit: () => { if (can_write && line) sheet = { line }; },
  });

  // A target belongs to a programme: without one, that is made first.
  function add(): void {
    if (lines.length === 0) programme = { line: null };
    else sheet = { line: null };
  }
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: { "title":word("screen.targets"),beside:() => { async ()/*Ωignore_positionΩ*/ => {if(lines[0]){ { svelteHTML.createElement("span", { "class":`muted`,});lines[0].programme_name; }}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"test":`programme`,"disabled":!can_write,"onclick":() => (programme = { line }),}});m["ui.programme"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`new`,"test":`add-target`,"disabled":!can_write,"onclick":add,}});m["ui.set_target"](); Button}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(table.answer.state === "refusal" || table.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(table.answer.failure),"again":() => table.again(),}});}
  } else if (table.data && lines.length === 0){
     { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.no_target"](),"say":m["ui.no_target_say"](),}}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"disabled":!can_write,"onclick":add,}});m["ui.set_target"](); Button} EmptyState}
  } else if (table.data){
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {          "label":word("screen.targets"),columns,"total":lines.length,"row":(index) => lines[index],current,"onopen":(index) => { const chosen = lines[index]; if (chosen && can_write) sheet = { line: chosen }; },"oncopied":(count) => here.say(m["ui.copied"]({ count })),cell:(row, column) => { async ()/*Ωignore_positionΩ*/ => {
        if(column.key === "pace"){const share = shares(row); { const $$_raBtelluB0C = __sveltets_2_ensureComponent(BulletBar); new $$_raBtelluB0C({ target: __sveltets_2_any(), props: {    "reached":share.reached,"pace":share.pace,}});}
        } else if (column.key === "possible"){ { svelteHTML.createElement("span", { });!row.possible;possible_text(row); }
        } else if (column.key === "reached"){ { svelteHTML.createElement("b", { "class":`strong`,});shown_value(row.reached); }
        }else{ { svelteHTML.createElement("span", { "class":`cell`,});column.text(row); }}
      };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD1.$$prop_def;/*Ωignore_endΩ*/
      
     DataTable}
    if(line){
       { svelteHTML.createElement("aside", {    "class":`panel wide-panel`,...__sveltets_2_empty({"data-test":`target-panel`}),...__sveltets_2_empty({"data-area":true}),});
         { svelteHTML.createElement("div", { "class":`panel-body`,});
          if(chart.data && chart.data.line.target === line.target){
             { const $$_erutciPtegraT3C = __sveltets_2_ensureComponent(TargetPicture); new $$_erutciPtegraT3C({ target: __sveltets_2_any(), props: {    "points":chart.data.points,"line":chart.data.line,}});}
          } else if (chart.answer.state === "refusal" || chart.answer.state === "fault"){ { const $$_etatSrorrE3C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE3C({ target: __sveltets_2_any(), props: {    "text":failure_text(chart.answer.failure),"again":() => chart.again(),}});}}
           { svelteHTML.createElement("div", { "class":`gap`,}); { const $$_noitceS4C = __sveltets_2_ensureComponent(Section); new $$_noitceS4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.figures"](),}}); { const $$_stcaF5C = __sveltets_2_ensureComponent(Facts); new $$_stcaF5C({ target: __sveltets_2_any(), props: {  "facts":[
            { name: m["ui.programme"](), value: line.programme_name },
            { name: m["ui.reached"](), value: shown_value(line.reached) },
            { name: m["ui.pace_needed"](), value: shown_value(line.pace) },
            { name: m["ui.reachable"](), value: shown_value(line.reachable) },
            { name: m["ui.denominator"](), value: line.denominator === null ? null : m["ui.frozen"]({ count: line.denominator }) },
            { name: m["ui.impossible_from"](), value: shown_date(line.impossible_from) },
          ],}});} Section} }
         }
        if(can_write){ { svelteHTML.createElement("div", { "class":`panel-foot`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`edit`,"test":`edit-target`,"onclick":() => (sheet = { line }),}});m["ui.change"](); Button} { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`stop`,"test":`remove-target`,"onclick":() => void write_and_say(commands.removeTarget(line.target)),}});m["ui.remove_target"](); Button} }}
       }
    }
  } else if (table.answer.state === "waiting" && table.answer.late){ { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL2C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL2C({ target: __sveltets_2_any(), props: {    "widths":["42px", "1fr", "130px", "92px", "92px", "60px", "66px"],"rows":6,}});} }}
 }
if(sheet){ { const $$_teehStegraT0C = __sveltets_2_ensureComponent(TargetSheet); new $$_teehStegraT0C({ target: __sveltets_2_any(), props: {        "line":sheet.line,"programme":sheet.line?.programme ?? line?.programme ?? lines[0]?.programme ?? 0,"span":{ from: line?.from ?? "", to: line?.to ?? "" },"close":() => (sheet = null),}});}}
if(programme){ { const $$_teehSemmargorP0C = __sveltets_2_ensureComponent(ProgrammeSheet); new $$_teehSemmargorP0C({ target: __sveltets_2_any(), props: {    "line":programme.line,"close":(made) => { programme = null; if (made !== null && lines.length === 0) sheet = { line: null }; },}});}}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Targets__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Targets__SvelteComponent_ = ReturnType<typeof Targets__SvelteComponent_>;
/*Ωignore_endΩ*/export default Targets__SvelteComponent_;