///<reference types="svelte" />
;// Lớp bồi dưỡng: the courses of both kinds; Enter opens one with its participants.

import { commands, type CourseLine } from "../client";
import { shown_date } from "../dates";
import { code_label } from "../lists";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { folded, word } from "../words";
import type { Column } from "../controls/table";
import Button from "../controls/Button.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import Search from "../frame/Search.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import CourseSheet from "./CourseSheet.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let field = $state<HTMLInputElement | null>(null);
  let search = $state("");
  let current = $state(0);
  let adding = $state(false);

  const list = query(() => commands.courseList(here.as_of), ["courses", "cases"]);
  const lines = $derived((list.data ?? []).filter((line) => folded(`${line.facts.name} ${line.facts.organizer ?? ""}`).includes(folded(search))));
  const can_write = $derived(!here.register?.read_only);

  const columns: Column<CourseLine>[] = [
    { key: "name", head: m["ui.course"](), text: (row) => row.facts.name },
    { key: "course_kind", head: m["ui.course_kind"](), width: 220, extra: true, text: (row) => code_label("course_kind", row.facts.course_kind) },
    { key: "from", head: m["ui.from"](), width: 100, right: true, text: (row) => shown_date(row.facts.from) },
    { key: "to", head: m["ui.until"](), width: 100, right: true, extra: true, text: (row) => shown_date(row.facts.to) },
    { key: "organizer", head: m["ui.organizer"](), width: 190, extra: true, text: (row) => row.facts.organizer ?? "" },
    { key: "enrolled", head: m["ui.enrolled"](), width: 80, right: true, text: (row) => String(row.enrolled) },
    { key: "passed", head: m["ui.passed"](), width: 80, right: true, text: (row) => String(row.passed) },
    { key: "certified", head: m["ui.certified"](), width: 110, right: true, text: (row) => String(row.certified) },
  ];

  $effect(() => {
    here.status = m["ui.status_list"]({ count: lines.length, row: lines.length > 0 ? current + 1 : 0 });
  });

  function open(index: number): void {
    const course = lines[index]?.course;
    if (course !== undefined) here.go({ screen: "courses", page: "course", course });
  }

  use_keys({ new: () => { if (can_write) adding = true; } });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: { "title":word("screen.courses"),beside:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_hcraeS0C = __sveltets_2_ensureComponent(Search); const $$_hcraeS0 = new $$_hcraeS0C({ target: __sveltets_2_any(), props: {       value:search,field,"hint":m["ui.search_courses"](),"oninput":() => (current = 0),}});/*Ωignore_startΩ*/() => search = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'value';/*Ωignore_startΩ*/() => field = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'field';}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`new`,"test":`add-course`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_course"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(list.answer.state === "refusal" || list.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(list.answer.failure),"again":() => list.again(),}});}
  } else if (list.data && lines.length === 0){
    if(search.trim()){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {    "title":m["ui.nobody_matches_search"]({ text: search.trim() }),"say":m["ui.search_less"](),}});}
    }else{ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.no_course"](),"say":m["ui.no_course_say"](),}}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_course"](); Button} EmptyState}}
  } else if (list.data){
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {             "label":word("screen.courses"),columns,"total":lines.length,"row":(index) => lines[index],current,"keyboard":field,"onopen":open,"oncopied":(count) => here.say(m["ui.copied"]({ count })),}});/*Ωignore_startΩ*/() => current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';}
  } else if (list.answer.state === "waiting" && list.answer.late){ { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL2C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL2C({ target: __sveltets_2_any(), props: {    "widths":["42px", "1fr", "220px", "100px", "100px", "80px"],"rows":8,}});} }}
 }
if(adding){ { const $$_teehSesruoC0C = __sveltets_2_ensureComponent(CourseSheet); new $$_teehSesruoC0C({ target: __sveltets_2_any(), props: {      "course":null,"facts":null,"close":(made) => { adding = false; if (made !== null) here.go({ screen: "courses", page: "course", course: made }); else field?.focus(); },}});}}
};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Courses__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Courses__SvelteComponent_ = ReturnType<typeof Courses__SvelteComponent_>;
/*Ωignore_endΩ*/export default Courses__SvelteComponent_;