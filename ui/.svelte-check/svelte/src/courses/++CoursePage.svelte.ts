///<reference types="svelte" />
;// One course: its participants; enrolling several at once, and their results and certificates in one table.

import { commands, type Participant } from "../client";
import { shown_date } from "../dates";
import { code_label } from "../lists";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import CourseSheet from "./CourseSheet.svelte";
import EnrolSheet from "./EnrolSheet.svelte";
import ResultsSheet from "./ResultsSheet.svelte";

;type $$ComponentProps =  { course: number };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { course }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let sheet = $state<"" | "enrol" | "results" | "edit">("");
  let current = $state(0);

  const page = query(() => commands.coursePage(course), ["courses", "cases", "people"]);
  const people = $derived(page.data?.participants ?? []);
  const facts = $derived(page.data?.course.facts ?? null);
  const can_write = $derived(!here.register?.read_only);

  const columns: Column<Participant>[] = [
    { key: "name", head: word("column.name"), text: (row) => row.name },
    { key: "birth_date", head: word("column.birth_date"), width: 100, right: true, extra: true, text: (row) => shown_date(row.birth_date) },
    { key: "sex", head: m["ui.sex_short"](), width: 52, extra: true, text: (row) => code_label("sex", row.sex) },
    { key: "unit", head: word("column.unit"), width: 180, text: (row) => row.unit_name },
    { key: "enrolled_on", head: m["ui.enrolled_on"](), width: 100, right: true, extra: true, text: (row) => shown_date(row.enrolled_on) },
    { key: "result", head: word("column.result"), width: 110, text: (row) => code_label("course_result", row.result) },
    { key: "score", head: word("column.score"), width: 60, right: true, text: (row) => (row.score ?? "").replace(".", ",") },
    { key: "certificate_number", head: word("column.certificate_number"), width: 110, text: (row) => row.certificate_number ?? "" },
    { key: "certificate_date", head: m["ui.certificate_date"](), width: 100, right: true, text: (row) => shown_date(row.certificate_date) },
  ];

  $effect(() => {
    here.status = m["ui.status_list"]({ count: people.length, row: people.length > 0 ? current + 1 : 0 });
  });

  use_keys({
    record: () => { if (can_write && people.length > 0) sheet = "results"; },
    new: () => { if (can_write) sheet = "enrol"; },
    edit: () => { if (can_write) sheet = "edit"; },
  });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {     "title":facts?.name ?? "","crumb":word("screen.courses"),"as_of":false,beside:() => { async ()/*Ωignore_positionΩ*/ => {if(facts){ { svelteHTML.createElement("span", { "class":`muted nowrap`,});m["ui.span"]({ from: shown_date(facts.from), to: shown_date(facts.to) }); }}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`edit`,"test":`edit-course`,"disabled":!can_write,"onclick":() => (sheet = "edit"),}});m["ui.change"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"command":`record`,"test":`results`,"disabled":!can_write || people.length === 0,"onclick":() => (sheet = "results"),}});m["ui.record_results"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`new`,"test":`enrol`,"disabled":!can_write,"onclick":() => (sheet = "enrol"),}});m["ui.enrol"](); Button}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(page.answer.state === "refusal" || page.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(page.answer.failure),"again":() => page.again(),}});}
  } else if (page.data && people.length === 0){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.no_participant"](),"say":m["ui.no_participant_say"](),}}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"disabled":!can_write,"onclick":() => (sheet = "enrol"),}});m["ui.enrol"](); Button} EmptyState}
  } else if (page.data){
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {           "label":facts?.name ?? "",columns,"total":people.length,"row":(index) => people[index],current,"onopen":(index) => { const person = people[index]?.person; if (person !== undefined) here.go({ screen: "courses", page: "person", person }); },"oncopied":(count) => here.say(m["ui.copied"]({ count })),}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';}
  } else if (page.answer.state === "waiting" && page.answer.late){ { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL2C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL2C({ target: __sveltets_2_any(), props: {}});} }}
 }
if(sheet === "edit" && facts){ { const $$_teehSesruoC0C = __sveltets_2_ensureComponent(CourseSheet); new $$_teehSesruoC0C({ target: __sveltets_2_any(), props: {    course,facts,"close":() => (sheet = ""),}});}}
if(sheet === "enrol" && facts){ { const $$_teehSlornE0C = __sveltets_2_ensureComponent(EnrolSheet); new $$_teehSlornE0C({ target: __sveltets_2_any(), props: {    course,facts,"close":() => (sheet = ""),}});}}
if(sheet === "results" && facts){ { const $$_teehSstluseR0C = __sveltets_2_ensureComponent(ResultsSheet); new $$_teehSstluseR0C({ target: __sveltets_2_any(), props: {     course,facts,people,"close":() => (sheet = ""),}});}}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CoursePage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CoursePage__SvelteComponent_ = ReturnType<typeof CoursePage__SvelteComponent_>;
/*Ωignore_endΩ*/export default CoursePage__SvelteComponent_;