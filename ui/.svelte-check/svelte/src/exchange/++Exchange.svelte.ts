///<reference types="svelte" />
;// Nhập / Xuất: a workbook is read, shown line by line with what would happen, and written in one operation that one undo
// takes back. Lists go out from their own screens, as they are seen there.

import { ask, commands, type Failure, type ImportPreview } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import { failure_text, write } from "../writes";
import { word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import Icon, { type IconName } from "../controls/Icon.svelte";
import Note from "../controls/Note.svelte";
import Progress from "../controls/Progress.svelte";
import Section from "../controls/Section.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import { cell_text } from "./refused";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  type Line = ImportPreview["lines"][number];
  type Outcome = Line["outcome"];

  let preview = $state.raw<ImportPreview | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let working = $state<"" | "reading" | "writing">("");
  let only = $state<Outcome | "">("");
  let current = $state(0);

  const can_write = $derived(!here.register?.read_only);
  const lines = $derived((preview?.lines ?? []).filter((line) => only === "" || line.outcome === only));
  const line = $derived<Line | null>(lines[current] ?? null);
  const outcomes: Outcome[] = ["new", "changed", "refused", "matched", "left_out"];
  const count = (outcome: Outcome): number => preview?.lines.filter((one) => one.outcome === outcome).length ?? 0;
  const icons: Record<Outcome, IconName> = { new: "add", changed: "edit", refused: "refuse", matched: "tick", left_out: "minus" };
  const of_line = $derived([...(preview?.refused ?? []), ...(preview?.questions ?? [])].filter((cell) => line?.row === cell.row));
  const to_write = $derived(count("new") + count("changed"));

  const columns: Column<Line>[] = [
    { key: "row", head: m["ui.line"](), width: 64, right: true, text: (row) => String(row.row) },
    { key: "outcome", head: m["ui.outcome"](), width: 110, text: (row) => word(`ui.outcome_${row.outcome}`) },
    { key: "name", head: word("column.name"), text: (row) => row.name },
    { key: "birth_date", head: word("column.birth_date"), width: 104, right: true, text: (row) => shown_date(row.birth_date) },
    { key: "unit", head: word("column.unit"), width: 170, extra: true, text: (row) => row.unit_name },
    { key: "sheet", head: m["ui.sheet"](), width: 120, extra: true, text: (row) => row.sheet },
    { key: "detail", head: m["ui.why"](), width: 260, text: (row) => row.detail ?? "" },
  ];

  async function choose(): Promise<void> {
    if (working || !can_write) return;
    const chosen = await ask(commands.chooseWorkbook());
    if (chosen.state !== "data") return void (failure = chosen.failure);
    if (!chosen.data) return;
    working = "reading";
    failure = null;
    const answer = await ask(commands.importPreview(chosen.data));
    working = "";
    only = "";
    current = 0;
    if (answer.state === "data") preview = answer.data;
    else failure = answer.failure;
  }

  async function save(): Promise<void> {
    if (!preview || working || to_write === 0) return;
    working = "writing";
    failure = await write(commands.importWorkbook(preview.path));
    working = "";
    if (!failure) preview = null;
  }

  function next_to_look_at(): void {
    const wanted = (one: Line): boolean => one.outcome === "refused" || one.outcome === "changed";
    const after = lines.findIndex((one, index) => index > current && wanted(one));
    const found = after >= 0 ? after : lines.findIndex(wanted);
    if (found >= 0) current = found;
  }

  $effect(() => {
    here.status = preview ? m["ui.status_import"]({ count: preview.lines.length, row: lines.length > 0 ? current + 1 : 0 }) : "";
  });

  use_keys({
    new: () => void choose(),
    open_file: () => void choose(),
    write: () => void save(),
    next_to_look_at: () => { if (preview) next_to_look_at(); else return false; },
    back: () => {
      if (!preview) return false;
      preview = null;
    },
  });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {   "title":preview ? m["ui.import"]() : word("screen.exchange"),"as_of":false,beside:() => { async ()/*Ωignore_positionΩ*/ => {if(preview){ { svelteHTML.createElement("span", { "class":`muted file`,}); { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":`table`,}});}preview.path.split(/[\\/]/).at(-1); preview.sheets.map((sheet) => m["ui.sheet_named"]({ name: sheet.name })).join(", "); }}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`open_file`,"test":`choose-workbook`,"disabled":!can_write || working !== "","onclick":() => void choose(),}});preview ? m["ui.another_file"]() : m["ui.choose_workbook"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
if(working){ { svelteHTML.createElement("div", { "class":`pad`,}); { const $$_ssergorP1C = __sveltets_2_ensureComponent(Progress); new $$_ssergorP1C({ target: __sveltets_2_any(), props: {      "what":working === "reading" ? m["ui.reading_workbook"]() : m["ui.writing_workbook"](),"done":null,"say":m["ui.register_usable"](),}});} }}
if(failure){ { svelteHTML.createElement("div", { "class":`pad`,}); { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note} }}
if(preview){
   { svelteHTML.createElement("div", {  "class":`bar-filter`,...__sveltets_2_empty({"data-area":true}),});
     { svelteHTML.createElement("div", {     "class":`segs`,"role":`group`,"aria-label":m["ui.outcome"](),});
       { svelteHTML.createElement("button", {          "type":`button`,"class":`seg`,"aria-pressed":only === "",...__sveltets_2_empty({"data-test":`only:all`}),"onclick":() => { only = ""; current = 0; },});only === "";m["ui.all"]();  { svelteHTML.createElement("b", {});preview.lines.length; } }
         for(let outcome of __sveltets_2_ensureArray(outcomes)){outcome; { svelteHTML.createElement("button", {          "type":`button`,"class":`seg`,"aria-pressed":only === outcome,...__sveltets_2_empty({"data-test":`only:${outcome}`}),"onclick":() => { only = outcome; current = 0; },});only === outcome; { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":icons[outcome],}});}word(`ui.outcome_${outcome}`);  { svelteHTML.createElement("b", {});count(outcome); } }}
     }
     { svelteHTML.createElement("span", { "class":`grow`,}); }
    if(preview.new_units.length > 0){ { svelteHTML.createElement("span", { "class":`soft`,});m["ui.new_units"]({ count: preview.new_units.length, names: preview.new_units.join(", ") }); }}
   }
   { svelteHTML.createElement("div", { "class":`area`,});
    if(lines.length === 0){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {  "title":m["ui.no_such_line"](),}});}}else{
       { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {        "label":m["ui.import"](),columns,"total":lines.length,"row":(index) => lines[index],current,"numbered":false,cell:(row, column) => { async ()/*Ωignore_positionΩ*/ => {
          if(column.key === "outcome"){ { svelteHTML.createElement("span", { "class":`kind ${row.outcome}`,}); { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":icons[row.outcome],}});}column.text(row); }
          }else{ { svelteHTML.createElement("span", {  "class":`cell`,});column.key === "detail" && row.outcome === "refused";column.text(row); }}
        };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD1.$$prop_def;/*Ωignore_endΩ*/
        
       DataTable}
      if(line){
         { svelteHTML.createElement("aside", {    "class":`panel`,...__sveltets_2_empty({"data-test":`panel`}),...__sveltets_2_empty({"data-area":true}),});
           { svelteHTML.createElement("div", { "class":`panel-body`,});
             { const $$_noitceS3C = __sveltets_2_ensureComponent(Section); new $$_noitceS3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.line_of"]({ row: line.row, name: line.name }),}});
              if(of_line.length > 0){    for(let cell of __sveltets_2_ensureArray(of_line)){let index = 1;index; { const $$_etoN4C = __sveltets_2_ensureComponent(Note); new $$_etoN4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"kind":line.outcome === "refused" ? "refuse" : "warn",}}); { svelteHTML.createElement("p", {});cell_text(cell); } Note}}
              }else{ { svelteHTML.createElement("p", { "class":`soft`,});line.detail ?? word(`ui.outcome_${line.outcome}`); }}
             Section}
             { const $$_noitceS3C = __sveltets_2_ensureComponent(Section); new $$_noitceS3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.in_file"](),}}); { svelteHTML.createElement("p", { "class":`soft`,});m["ui.in_file_at"]({ sheet: line.sheet, row: line.row }); } Section}
           }
           { svelteHTML.createElement("div", { "class":`panel-foot`,}); { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"command":`next_to_look_at`,"onclick":next_to_look_at,}});m["ui.next_line"](); Button} }
         }
      }
    }
   }
   { svelteHTML.createElement("div", { "class":`foot`,});
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`import`,"disabled":to_write === 0 || working !== "","onclick":() => void save(),}});m["ui.write_lines"]({ count: to_write }); Button}
     { svelteHTML.createElement("p", { "class":`small soft`,});m["ui.import_sum"]({ new: count("new"), changed: count("changed"), matched: count("matched"), refused: count("refused") }); { svelteHTML.createElement("br", {});}m["ui.import_undo"](); }
   }
} else if (!working){
   { const $$_etatSytpmE0C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":m["ui.import_title"](),"say":m["ui.import_say"](),"test":`exchange-start`,}}); { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`open_file`,"disabled":!can_write,"onclick":() => void choose(),}});m["ui.choose_workbook"](); Button} EmptyState}
   { svelteHTML.createElement("div", { "class":`state`,}); { svelteHTML.createElement("p", { "class":`strong`,});m["ui.export_title"](); } { svelteHTML.createElement("p", { "class":`soft`,});m["ui.export_say"](); } }
}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Exchange__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Exchange__SvelteComponent_ = ReturnType<typeof Exchange__SvelteComponent_>;
/*Ωignore_endΩ*/export default Exchange__SvelteComponent_;