///<reference types="svelte" />
;// A person: facts at the left, the case as a timeline, and what runs beside it.

import { commands, type CaseView, type EventView, type Person, type Place } from "../client";
import { shown_date } from "../dates";
import { code_label, lists } from "../lists";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { event_name, word } from "../words";
import Button from "../controls/Button.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import Facts from "../controls/Facts.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import Section from "../controls/Section.svelte";
import StageBadge from "../controls/StageBadge.svelte";
import Timeline, { type Knot } from "../controls/Timeline.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import CaseClocks from "../cases/CaseClocks.svelte";
import { badge_text, clock_tip } from "../cases/clocks";
import Dossier from "../cases/Dossier.svelte";
import EventDetail from "../cases/EventDetail.svelte";
import EventSheet from "../cases/EventSheet.svelte";
import { next_text } from "../cases/next";
import EditPerson from "./EditPerson.svelte";
import { field_groups, place_text } from "./groups";
import { people_list } from "./lists.svelte";

;type $$ComponentProps =  { person: number; edit: boolean };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { person, edit }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const page = query(() => commands.personPage(person, here.as_of), ["people", "cases", "courses", "units"]);
  const data = $derived(page.data?.person === person ? page.data : null);
  let chosen_case = $state<number | null>(null);
  const one = $derived<CaseView | null>(data?.cases.find((other) => other.case === chosen_case) ?? data?.cases[0] ?? null);
  let recording = $state.raw<{ kind: string } | null>(null);
  // svelte-ignore state_referenced_locally
  let editing = $state(edit);
  let event_shown = $state<number | null>(null);

  const can_write = $derived(!here.register?.read_only);

  // Steps through the list one came from, as it stands.
  const list = $derived(["pool", "admission", "probation", "members"].includes(here.place.screen) ? people_list(here.place.screen as "pool") : null);
  const place = $derived(list && list.row?.person === person ? list.current + 1 : null);

  async function step(by: number): Promise<void> {
    if (!list || place === null) return;
    const to = list.current + by;
    if (to < 0 || to >= list.pages.total) return;
    const [row] = await list.pages.rows([to]);
    if (!row) return;
    list.current = to;
    here.place = { screen: here.place.screen, page: "person", person: row.person };
    chosen_case = null;
    event_shown = null;
  }

  $effect(() => {
    here.status = m["ui.status_person"]();
  });

  const record = (kind = ""): void => {
    if (one && can_write) recording = { kind };
  };

  use_keys({
    record: () => record(),
    edit: () => { if (data && can_write) editing = true; },
    previous_person: () => void step(-1),
    next_person: () => void step(1),
  });

  function shown(name: keyof Person, facts: Person): string {
    const field = lists().fields.find((other) => other.name === name);
    const value = facts[name];
    if (!field || value === null) return "";
    if (field.type === "place") return place_text(value as Place);
    if (field.type === "code") return code_label(field.code_list, value as string);
    if (field.type === "partial_date" || field.type === "date") return shown_date(value as string);
    if (field.type === "list") return list_text(name, value as string);
    return value as string;
  }

  function list_text(name: keyof Person, text: string): string {
    const columns = lists().fields.find((other) => other.name === name)?.columns ?? [];
    try {
      const rows = JSON.parse(text) as Record<string, string | null>[];
      return rows.map((row) => columns.map((column) => {
        const cell = row[column.name] ?? null;
        if (column.type === "code") return code_label(column.code_list, cell);
        return column.type.endsWith("date") ? shown_date(cell) : (cell ?? "");
      }).filter(Boolean).join(", ")).join("; ");
    } catch {
      return text;
    }
  }

  function groups(facts: Person, age: number | null): { title: string; facts: { name: string; value: string }[] }[] {
    return field_groups(lists().fields).map((group) => ({
      title: word(group.title),
      facts: group.fields.filter((field) => field.name !== "photo" && field.name !== "birth_name").map((field) => {
        const value = shown(field.name, facts);
        return { name: word(`person.${field.name}`), value: field.name === "birth_date" && value && age !== null ? m["ui.born_aged"]({ date: value, age }) : value };
      }),
    })).filter((group) => group.facts.some((fact) => fact.value));
  }

  function event_text(event: EventView): string {
    if (event.kind === "correction") return event.values.map((value) => value.shown).filter(Boolean).join("; ");
    const parts = event.values.filter((value) => value.shown && !["replacement"].includes(value.name)).map((value) => (["helper", "introducer", "course"].includes(value.name) ? value.shown : `${word(`field.${value.name}`)}: ${value.shown}`));
    const numbers = new Map(event.values.map((value) => [value.name, value.shown]));
    const vote = numbers.get("votes_for") ? [m["ui.vote_short"]({ for: numbers.get("votes_for") ?? "", entitled: numbers.get("votes_entitled") ?? "" })] : [];
    const rest = vote.length > 0 ? [] : parts.slice(0, 3);
    return [event.document_number ? m["ui.document"]({ number: event.document_number }) : "", ...vote, ...rest, event.note ?? "", event.reason ? m["ui.with_reason"]({ reason: event.reason }) : ""].filter(Boolean).join("; ");
  }

  const happened = $derived<Knot[]>((one?.events ?? []).map((event) => ({
    key: String(event.event),
    date: shown_date(event.on),
    title: event_name(event.kind, true),
    text: event_text(event),
    tag: event.kind === "correction" ? m["ui.corrected"]() : (event.form ?? undefined),
    state: event.voided ? "voided" : event.kind === "correction" ? "correction" : "happened",
    clock: event.clock && (event.clock.state === "met_late" || event.clock.state === "overdue") ? { state: event.clock.state, text: badge_text(event.clock), tip: clock_tip(event.clock) } : undefined,
  })));
  const coming = $derived<Knot[]>([...(one?.next ?? [])].reverse().map((step, index, all) => ({
    key: `next-${step.kind}`,
    date: index === all.length - 1 ? m["ui.next_small"]() : "",
    title: event_name(step.kind, true),
    muted: step.latest ? m["ui.at_latest"]({ date: shown_date(step.latest) }) : undefined,
    state: "next",
  })));
  const have = $derived(one?.dossier.filter((line) => line.state === "have").length ?? 0);
  const needed = $derived(one?.dossier.filter((line) => line.state !== "not_needed").length ?? 0);
  const shown_event = $derived(one?.events.find((event) => event.event === event_shown) ?? null);
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {   "title":data?.facts.birth_name ?? "","crumb":word(`screen.${here.place.screen}`),beside:() => { async ()/*Ωignore_positionΩ*/ => {if(one){ { const $$_egdaBegatS0C = __sveltets_2_ensureComponent(StageBadge); new $$_egdaBegatS0C({ target: __sveltets_2_any(), props: {    "number":one.stage_number || null,"text":word(`stage.${one.stage}`),}});} { svelteHTML.createElement("span", { "class":`muted nowrap words`,});m["ui.since"]({ date: shown_date(one.since) }); }}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
    if(place !== null && list){
       { svelteHTML.createElement("span", {   "class":`muted small nowrap`,...__sveltets_2_empty({"data-test":`place-in-list`}),});place;  list.pages.total; }
       { svelteHTML.createElement("span", { "class":`pair`,}); { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`up`,"label":word("ui.key.previous_person"),"onclick":() => void step(-1),}});} { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`down`,"label":word("ui.key.next_person"),"onclick":() => void step(1),}});} }
    }
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`record`,"test":`record`,"disabled":!one || !can_write,"onclick":() => record(),}});m["ui.record"](); Button}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
if(page.answer.state === "refusal" || page.answer.state === "fault"){
   { const $$_etatSrorrE0C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE0C({ target: __sveltets_2_any(), props: {    "text":failure_text(page.answer.failure),"again":() => page.again(),}});}
} else if (data){
   { svelteHTML.createElement("div", {   "class":`person`,...__sveltets_2_empty({"data-test":`person-page`}),});
     { svelteHTML.createElement("div", {  "class":`left`,...__sveltets_2_empty({"data-area":true}),});
          for(let group of __sveltets_2_ensureArray((groups(data.facts, data.age)))){let index = 1;group.title;
         { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); const $$_noitceS2 = new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":group.title,more:() => { async ()/*Ωignore_positionΩ*/ => {if(index === 0 && can_write){ { svelteHTML.createElement("button", {       "type":`button`,"class":`link`,...__sveltets_2_empty({"data-test":`edit-person`}),"onclick":() => (editing = true),});m["ui.edit_f2"](); }}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {more} = $$_noitceS2.$$prop_def;/*Ωignore_endΩ*/
          
          if(index === 0 && data.unit_name){ { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {  "facts":[{ name: m["ui.unit"](), value: data.unit_name }],}});}}
           { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {  "facts":group.facts,}});}
         Section}
      }
      if(one && (one.helper || one.introducers.length > 0)){
         { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.introducers"](),}});
           { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {  "facts":[{ name: m["ui.helper"](), value: one.helper }, ...one.introducers.map((introducer) => ({ name: code_label("introducer_kind", introducer.kind), value: introducer.from ? m["ui.name_since"]({ name: introducer.name, date: shown_date(introducer.from) }) : introducer.name }))],}});}
         Section}
      }
     }
     { svelteHTML.createElement("div", {  "class":`mid`,...__sveltets_2_empty({"data-area":true}),});
      if(one){
         { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.process"](),"remark":data.cases.length > 1 ? m["ui.cases_count"]({ count: data.cases.length }) : one.unit_name,}});
          if(data.cases.length > 1){ { svelteHTML.createElement("div", { "class":`cases`,});    for(let other of __sveltets_2_ensureArray(data.cases)){let index = 1;other.case; { svelteHTML.createElement("button", {        "type":`button`,"class":`chip`,"aria-pressed":other.case === one.case,"onclick":() => (chosen_case = other.case),});other.case === one.case;m["ui.case_number"]({ number: data.cases.length - index });  { svelteHTML.createElement("b", {});word(`stage.${other.stage}`); } }} }}
           { const $$_enilemiT3C = __sveltets_2_ensureComponent(Timeline); new $$_enilemiT3C({ target: __sveltets_2_any(), props: {        coming,"today":shown_date(here.date),happened,"current":event_shown === null ? null : String(event_shown),"onpick":(key) => (event_shown = Number(key)),}});}
         Section}
      }else{ { const $$_etatSytpmE2C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE2C({ target: __sveltets_2_any(), props: {    "title":m["ui.no_case_yet"](),"say":m["ui.no_case_say"](),}});}}
     }
     { svelteHTML.createElement("div", {  "class":`right`,...__sveltets_2_empty({"data-area":true}),});
      if(one){
        if(one.next[0]){
          const next = one.next[0];
           { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.next"](),}});
             { svelteHTML.createElement("p", {});next_text(next); }
            if(can_write){ { svelteHTML.createElement("p", { "class":`do`,}); { const $$_nottuB4C = __sveltets_2_ensureComponent(Button); new $$_nottuB4C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`record-next`,"onclick":() => record(next.kind),}});m["ui.record_this"]({ event: event_name(next.kind, true).toLocaleLowerCase() }); Button} }}
           Section}
        }
        if(one.marks.length > 0){ { svelteHTML.createElement("p", {   "class":`soft marks`,...__sveltets_2_empty({"data-test":`marks`}),});one.marks.map((mark) => word(`mark.${mark}`)).join(", "); }}
        if(one.admission_date || one.probation_end || one.official_date){
           { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.derived"](),}}); { const $$_stcaF3C = __sveltets_2_ensureComponent(Facts); new $$_stcaF3C({ target: __sveltets_2_any(), props: {    "test":`derived`,"facts":[{ name: m["derived.admission_date"](), value: shown_date(one.admission_date) }, { name: m["derived.probation_end"](), value: shown_date(one.probation_end) }, { name: m["derived.official_date"](), value: shown_date(one.official_date) }, { name: m["derived.membership_from"](), value: shown_date(one.membership_from) }],}});} Section}
        }
        if(one.clocks.length > 0){ { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.deadlines"](),}}); { const $$_skcolCesaC3C = __sveltets_2_ensureComponent(CaseClocks); new $$_skcolCesaC3C({ target: __sveltets_2_any(), props: {  "clocks":one.clocks,}});} Section}}
        if(one.dossier.length > 0){ { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.dossier"](),"remark":m["ui.papers_count"]({ have, needed }),}}); { const $$_reissoD3C = __sveltets_2_ensureComponent(Dossier); new $$_reissoD3C({ target: __sveltets_2_any(), props: {  "lines":one.dossier,}});} Section}}
      }
     }
   }
} else if (page.answer.state === "waiting" && page.answer.late){ { const $$_swoRgnidaoL0C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL0C({ target: __sveltets_2_any(), props: {    "widths":["1fr", "2fr", "1fr"],"rows":14,}});}}
if(editing && data){ { const $$_nosrePtidE0C = __sveltets_2_ensureComponent(EditPerson); new $$_nosrePtidE0C({ target: __sveltets_2_any(), props: {     person,"facts":data.facts,"close":() => (editing = false),}});}}
if(recording && one && data){ { const $$_teehStnevE0C = __sveltets_2_ensureComponent(EventSheet); new $$_teehStnevE0C({ target: __sveltets_2_any(), props: {         "case_id":one.case,person,"name":data.facts.birth_name,"kind":recording.kind,"close":() => (recording = null),}});}}
if(shown_event && one){ { const $$_liateDtnevE0C = __sveltets_2_ensureComponent(EventDetail); new $$_liateDtnevE0C({ target: __sveltets_2_any(), props: {     "event":shown_event,can_write,"close":() => (event_shown = null),}});}}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonPage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonPage__SvelteComponent_ = ReturnType<typeof PersonPage__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonPage__SvelteComponent_;