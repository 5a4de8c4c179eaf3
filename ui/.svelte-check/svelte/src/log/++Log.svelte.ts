///<reference types="svelte" />
;// Nhật ký: every operation, newest first; what it touched is shown beside it, and it can be undone from here.

import { ask, commands, type ChangeLine, type Failure, type OperationLine } from "../client";
import { shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { changes, here } from "../state.svelte";
import { failure_text, operation_text, write_and_say } from "../writes";
import { has_word, sentence, word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Section from "../controls/Section.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import { query } from "../query.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  const page_size = 200;
  let lines = $state.raw<OperationLine[]>([]);
  let failure = $state.raw<Failure | null>(null);
  let ready = $state(false);
  let ended = $state(false);
  let reading = false;
  let current = $state(0);

  async function read(from_start: boolean): Promise<void> {
    if (reading || (ended && !from_start)) return;
    reading = true;
    const answer = await ask(commands.journal(from_start ? null : (lines.at(-1)?.operation ?? null), page_size));
    reading = false;
    ready = true;
    if (answer.state !== "data") return void (failure = answer.failure);
    failure = null;
    lines = from_start ? answer.data : [...lines, ...answer.data];
    ended = answer.data.length < page_size;
  }

  $effect(() => {
    for (const count of Object.values(changes)) void count;
    void read(true);
  });

  $effect(() => {
    here.status = m["ui.status_list"]({ count: `${lines.length}${ended ? "" : "+"}`, row: lines.length > 0 ? current + 1 : 0 });
  });

  const line = $derived<OperationLine | null>(lines[current] ?? null);
  const touched = query(() => (line ? commands.operationChanges(line.operation) : null));

  function name_of(row: OperationLine): string {
    const inner = row.params["operation"];
    const text = inner && has_word(`operation.${inner}`) ? operation_text(inner, row.params) : operation_text(row.name, row.params);
    if (row.kind === "undo") return row.name === "undo" && !inner ? sentence(text) : m["operation.undo"]({ operation: text });
    if (row.kind === "redo") return row.name === "redo" && !inner ? sentence(text) : m["operation.redo"]({ operation: text });
    return sentence(text);
  }

  const columns: Column<OperationLine>[] = [
    { key: "made_at", head: m["ui.at"](), width: 140, right: true, text: (row) => shown_moment(row.made_at) },
    { key: "name", head: m["ui.what"](), text: name_of },
    { key: "made_by", head: m["ui.who"](), width: 180, extra: true, text: (row) => row.made_by },
    { key: "rows", head: m["ui.rows"](), width: 70, right: true, extra: true, text: (row) => String(row.rows) },
    { key: "undone", head: "", width: 120, text: (row) => (row.undone ? m["ui.was_undone"]() : "") },
  ];

  type Difference = { name: string; before: string; after: string };
  // Only what differs, field by field; the record itself is JSON.
  function differences(change: ChangeLine): Difference[] {
    const read_row = (text: string | null): Record<string, unknown> => {
      try {
        return text ? (JSON.parse(text) as Record<string, unknown>) : {};
      } catch {
        return { "": text };
      }
    };
    const before = read_row(change.before);
    const after = read_row(change.after);
    const shown = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((name) => shown(before[name]) !== shown(after[name]))
      .map((name) => ({ name: has_word(`person.${name}`) ? word(`person.${name}`) : has_word(`field.${name}`) ? word(`field.${name}`) : name, before: shown(before[name]), after: shown(after[name]) }));
  }
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {    "title":word("screen.log"),"as_of":false,}});}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(failure){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(failure),"again":() => void read(true),}});}
  } else if (ready && lines.length === 0){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {  "title":m["ui.log_empty"](),}});}
  } else if (ready){
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {            "label":word("screen.log"),columns,"total":lines.length,"row":(index) => lines[index],current,"numbered":false,"onview":(_from, to) => { if (to >= lines.length - 20) void read(false); },"oncopied":(count) => here.say(m["ui.copied"]({ count })),cell:(row, column) => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("span", {  "class":`cell`,});row.undone;column.text(row); }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD1.$$prop_def;/*Ωignore_endΩ*/
      
     DataTable}
    if(line){
       { svelteHTML.createElement("aside", {    "class":`panel`,...__sveltets_2_empty({"data-test":`panel`}),...__sveltets_2_empty({"data-area":true}),});
         { svelteHTML.createElement("div", { "class":`panel-body`,});
           { svelteHTML.createElement("h2", { "class":`who`,});name_of(line); }
           { svelteHTML.createElement("p", { "class":`soft`,});shown_moment(line.made_at);  line.made_by; }
           { svelteHTML.createElement("div", { "class":`gap`,}); { const $$_noitceS4C = __sveltets_2_ensureComponent(Section); new $$_noitceS4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.what_changed"](),}});
            if(touched.answer.state === "refusal" || touched.answer.state === "fault"){ { const $$_etatSrorrE5C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE5C({ target: __sveltets_2_any(), props: {    "text":failure_text(touched.answer.failure),"again":() => touched.again(),}});}}
                for(let change of __sveltets_2_ensureArray(((touched.data ?? []).slice(0, 60)))){let index = 1;index;
               { svelteHTML.createElement("p", { "class":`strong table-name`,});change.table; change.row;if(change.before === null){ { svelteHTML.createElement("span", { "class":`muted`,}); m["ui.made_new"](); }} else if (change.after === null){ { svelteHTML.createElement("span", { "class":`muted`,}); m["ui.taken_away"](); }} }
               { svelteHTML.createElement("dl", {});   for(let one of __sveltets_2_ensureArray(differences(change))){one.name; { svelteHTML.createElement("dt", {});one.name; } { svelteHTML.createElement("dd", {});if(one.before){ { svelteHTML.createElement("s", { "class":`muted`,});one.before; } }one.after; }} }
            }
           Section} }
         }
        if(line.undoable && !line.undone && !here.register?.read_only){ { svelteHTML.createElement("div", { "class":`panel-foot`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"icon":`undo`,"test":`undo-operation`,"onclick":() => void write_and_say(commands.undoOperation(line.operation)),}});m["ui.undo_this"](); Button} }}
       }
    }
  }
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Log__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Log__SvelteComponent_ = ReturnType<typeof Log__SvelteComponent_>;
/*Ωignore_endΩ*/export default Log__SvelteComponent_;