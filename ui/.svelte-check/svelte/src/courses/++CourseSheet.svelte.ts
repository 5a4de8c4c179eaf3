///<reference types="svelte" />
;// A course: kind, name, when, by whom.

import { commands, type Course, type Failure } from "../client";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { failure_text, write } from "../writes";
import { word } from "../words";
import Button from "../controls/Button.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";
import SelectField from "../controls/SelectField.svelte";
import Sheet from "../controls/Sheet.svelte";

;type $$ComponentProps =  { course: number | null; facts: Course | null; close: (made: number | null) => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  

  let { course, facts: before, close }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  // svelte-ignore state_referenced_locally
  let facts = $state<Course>(before ? structuredClone(before) : { course_kind: choices("course_kind")[0]?.value ?? "admission_course", name: "", course_batch: null, from: "", to: "", organizer: null, place: null, document_number: null, document_date: null, note: null });
  let failure = $state.raw<Failure | null>(null);
  const wrong = (field: string): string | null => (failure?.field === field ? failure_text(failure) : null);
  const text = (name: keyof Course): string => facts[name] ?? "";
  function set(name: "course_batch" | "organizer" | "place" | "document_number" | "document_date" | "note", value: string): void {
    facts[name] = value === "" ? null : value;
  }

  async function save(): Promise<void> {
    failure = await write(commands.saveCourse(course, $state.snapshot(facts) as Course), (written) => close(written.id));
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"title":course === null ? m["ui.add_course"]() : m["ui.change_course"](),"test":`course-sheet`,"close":() => close(null),"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"onclick":() => void save(),}});m["ui.write"](); Button} { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => close(null),}});m["ui.leave"](); Button}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
     { svelteHTML.createElement("div", { "class":`w4`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {          "label":m["ui.course_kind"](),value:facts.course_kind,"choices":choices("course_kind"),"wrong":wrong("course_kind"),"test":`course.kind`,}});/*Ωignore_startΩ*/() => facts.course_kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {         "label":m["ui.batch"](),value:__sveltets_2_get_set_binding(() => text("course_batch"),(value) => set("course_batch", value)),"wrong":wrong("course_batch"),"test":`course.batch`,}});$$_dleiF3.$$bindings = 'value';} }
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {        "label":m["ui.course_name"](),value:facts.name,"required":true,"first":true,"wrong":wrong("name"),"test":`course.name`,}});/*Ωignore_startΩ*/() => facts.name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.from"](),value:facts.from,"required":true,"wrong":wrong("from"),"test":`course.from`,}});/*Ωignore_startΩ*/() => facts.from = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {        "label":m["ui.until"](),value:facts.to,"required":true,"wrong":wrong("to"),"test":`course.to`,}});/*Ωignore_startΩ*/() => facts.to = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {         "label":m["ui.organizer"](),value:__sveltets_2_get_set_binding(() => text("organizer"),(value) => set("organizer", value)),"wrong":wrong("organizer"),"test":`course.organizer`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {         "label":word("field.place"),value:__sveltets_2_get_set_binding(() => text("place"),(value) => set("place", value)),"wrong":wrong("place"),"test":`course.place`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {         "label":m["ui.opening_decision"](),value:__sveltets_2_get_set_binding(() => text("document_number"),(value) => set("document_number", value)),"wrong":wrong("document_number"),"test":`course.document_number`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {         "label":word("field.document_date"),value:__sveltets_2_get_set_binding(() => text("document_date"),(value) => set("document_date", value)),"wrong":wrong("document_date"),"test":`course.document_date`,}});$$_dleiFetaD3.$$bindings = 'value';} }
     { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {       "label":word("field.note"),value:__sveltets_2_get_set_binding(() => text("note"),(value) => set("note", value)),"test":`course.note`,}});$$_dleiF2.$$bindings = 'value';}
   }
  if(failure && !failure.field){ { const $$_etoN1C = __sveltets_2_ensureComponent(Note); new $$_etoN1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
  
 Sheet}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CourseSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CourseSheet__SvelteComponent_ = ReturnType<typeof CourseSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default CourseSheet__SvelteComponent_;