///<reference types="svelte" />
;// One sheet for every event kind, made from the event table: what happened, on which paper, with which fields. While it
// is filled the register checks it: refusals at their field, warnings with their reason, and what will follow.

import { untrack } from "svelte";
import { ask, commands, type Entry, type EntryCheck, type Failure } from "../client";
import { draft, drop_draft, keep_draft } from "../drafts.svelte";
import { shown_date } from "../dates";
import { lists } from "../lists";
import { m } from "../generated/words/messages.js";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text, spoken, write } from "../writes";
import { event_name, has_word, word } from "../words";
import Button from "../controls/Button.svelte";
import CheckBox from "../controls/CheckBox.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import Note from "../controls/Note.svelte";
import Section from "../controls/Section.svelte";
import Sheet from "../controls/Sheet.svelte";
import { clock_name, length_text } from "./clocks";
import EventFields from "./EventFields.svelte";
import VoteEntry from "./VoteEntry.svelte";
import Warnings from "./Warnings.svelte";
;

  type Props = { case_id: number; person: number; name: string; kind?: string; close: () => void };;;

  type Draft = { kind: string; on: string; document_number: string; document_date: string; issuer: string; note: string; elsewhere: boolean; values: Record<string, string>; reason: string };;function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { case_id, person, name, kind: given = "", close }: Props = $props();

  // svelte-ignore state_referenced_locally
  const draft_key = `event:${case_id}:${given}`;
  const kept = draft<Draft>(draft_key);

  // svelte-ignore state_referenced_locally
  let kind = $state(kept?.kind ?? given);
  let on = $state(kept?.on ?? "");
  let document_number = $state(kept?.document_number ?? "");
  let document_date = $state(kept?.document_date ?? "");
  let issuer = $state(kept?.issuer ?? "");
  let note = $state(kept?.note ?? "");
  let elsewhere = $state(kept?.elsewhere ?? false);
  let values = $state<Record<string, string>>(kept?.values ?? {});
  let reason = $state(kept?.reason ?? "");
  let check = $state.raw<EntryCheck | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let left = $state(new Set<string>());
  let tried = $state(false);
  let busy = $state(false);
  let suggested = $state.raw<string[]>([]);

  const page = query(() => commands.personPage(person, null), []);
  const events = $derived(page.data?.cases.find((one) => one.case === case_id)?.events ?? []);
  const spec = $derived(lists().kinds.find((one) => one.kind === kind));
  const own = $derived(spec?.fields.filter((field) => field.group === null) ?? []);
  const votes = $derived(spec?.fields.filter((field) => field.group === "votes") ?? []);
  const kinds = $derived([...new Set([...suggested, ...lists().kinds.filter((one) => one.chapter !== "unit" && one.chapter !== "entry").map((one) => one.kind)])].map((one) => ({ value: one, label: event_name(one), detail: suggested.slice(0, 3).includes(one) ? m["ui.next_small"]() : "" })));
  const is_vote = $derived(spec?.sheet === "vote");

  $effect(() => {
    void ask(commands.suggestedKinds(case_id, here.as_of)).then((answer) => {
      if (answer.state !== "data") return;
      suggested = answer.data;
      untrack(() => { if (kind === "" && answer.data[0]) kind = answer.data[0]; });
    });
  });

  const entry = $derived<Entry>({
    case: case_id, kind, on, values, elsewhere,
    document_number: document_number.trim() || null, document_date: document_date || null, issuer: issuer.trim() || null, note: note.trim() || null, reason: reason.trim() || null,
  });

  // Checked a moment after the last key; an answer to an older state of the sheet is dropped.
  let turn = 0;
  $effect(() => {
    const asked = $state.snapshot(entry) as Entry;
    if (asked.kind === "" || asked.on === "") return void (check = null);
    const mine = ++turn;
    const timer = setTimeout(async () => {
      const answer = await ask(commands.checkEntry({ ...asked, reason: null }));
      if (mine !== turn) return;
      if (answer.state === "data") check = answer.data;
      else failure = answer.failure;
    }, 120);
    return () => clearTimeout(timer);
  });

  // A field is judged once it has been left, all of them once writing was tried.
  function wrong(field: string): string | null {
    if (failure?.field === field) return failure_text(failure);
    if (!tried && !left.has(field)) return null;
    const refused = check?.refusals.find((one) => one.field === field);
    return refused && (tried || refused.code !== "field_missing") ? word(`refusal.${refused.code}`, spoken(refused.params)) : null;
  }
  function leave(field: string): void {
    left = new Set(left).add(field);
  }

  const warnings = $derived(check?.warnings ?? failure?.warnings ?? []);
  const passed = $derived(check?.passed_checks ?? []);
  const passed_text = (one: { check: string; params: Record<string, string> }): string => (has_word(`passed.${one.check}`) ? word(`passed.${one.check}`, spoken(one.params)) : word(`condition.${one.check}`, spoken(one.params)));
  const follows = $derived.by(() => {
    if (!check) return [];
    return [
      ...check.starts.map((clock) => m["ui.clock_starts"]({ clock: clock_name(clock.clock), length: length_text(clock.amount, clock.amount_unit), due: shown_date(clock.due) })),
      ...check.ends.map((clock) => m["ui.clock_ends"]({ clock: clock_name(clock.clock), state: word(`clock_state.${clock.state}`).toLocaleLowerCase() })),
      m["ui.stage_after"]({ stage: word(`stage.${check.stage_after}`) }),
    ];
  });

  async function save(): Promise<void> {
    if (busy) return;
    tried = true;
    busy = true;
    failure = await write(commands.recordEvent($state.snapshot(entry) as Entry), () => {
      drop_draft(draft_key);
      close();
    });
    busy = false;
    if (failure) requestAnimationFrame(() => document.querySelector<HTMLElement>(".sheet .is-wrong input, .sheet [data-test='reason']")?.focus());
  }

  function shut(): void {
    if (on !== "" || Object.keys(values).length > 0) {
      keep_draft(draft_key, $state.snapshot({ kind, on, document_number, document_date, issuer, note, elsewhere, values, reason }));
      here.say(m["ui.draft_kept"]());
    }
    close();
  }
;
async () => {

 { const $$_teehS0C = __sveltets_2_ensureComponent(Sheet); const $$_teehS0 = new $$_teehS0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"title":given ? event_name(given) : m["ui.record"](),"tag":name,"test":`event-sheet`,"close":shut,"write":() => void save(),foot:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`write`,"test":`write`,"disabled":busy || kind === "","onclick":() => void save(),}});m["ui.write"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"test":`leave`,"onclick":shut,}});m["ui.leave"](); Button}
     { svelteHTML.createElement("span", { "class":`grow`,}); }
    if(kept){ { svelteHTML.createElement("span", { "class":`soft small`,});m["ui.from_draft"](); }}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {foot} = $$_teehS0.$$prop_def;/*Ωignore_endΩ*/
   { svelteHTML.createElement("div", { "class":`form`,});
    if(!given){ { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {              "label":m["ui.event_kind"](),value:kind,"choices":kinds,"required":true,"first":kind === "","wrong":wrong("kind"),"test":`event.kind`,"onchoose":() => { values = {}; check = null; failure = null; tried = false; },}});/*Ωignore_startΩ*/() => kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFedoC2.$$bindings = 'value';}}
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {            "label":is_vote ? m["ui.met_on"]() : word("field.happened_on"),value:on,"required":true,"first":kind !== "","wrong":wrong("on") ?? wrong("happened_on"),"test":`event.on`,"onleave":() => leave("on"),}});/*Ωignore_startΩ*/() => on = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":is_vote ? m["ui.resolution_number"]() : word("field.document_number"),value:document_number,"wrong":wrong("document_number"),"test":`event.document_number`,"onleave":() => leave("document_number"),}});/*Ωignore_startΩ*/() => document_number = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {          "label":is_vote ? m["ui.signed_on"]() : word("field.document_date"),value:document_date,"wrong":wrong("document_date"),"test":`event.document_date`,"onleave":() => leave("document_date"),}});/*Ωignore_startΩ*/() => document_date = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';} }
    kind; { { const $$_sdleiFtnevE2C = __sveltets_2_ensureComponent(EventFields); const $$_sdleiFtnevE2 = new $$_sdleiFtnevE2C({ target: __sveltets_2_any(), props: {     "fields":own,values,wrong,events,}});/*Ωignore_startΩ*/() => values = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sdleiFtnevE2.$$bindings = 'values';}}
   }
  if(votes.length > 0){kind; { { const $$_yrtnEetoV1C = __sveltets_2_ensureComponent(VoteEntry); const $$_yrtnEetoV1 = new $$_yrtnEetoV1C({ target: __sveltets_2_any(), props: {       "fields":votes,values,wrong,"verdict":check?.verdict ?? null,leave,}});/*Ωignore_startΩ*/() => values = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_yrtnEetoV1.$$bindings = 'values';}}}
  if(passed.length > 0 || warnings.length > 0){
     { svelteHTML.createElement("div", { "class":`part`,}); { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":m["ui.conditions"](),"remark":m["ui.conditions_count"]({ passed: passed.length, reasons: warnings.filter((one) => one.needs_reason).length }),}});
      if(passed.length > 0){ { svelteHTML.createElement("ul", {   "class":`passed`,...__sveltets_2_empty({"data-test":`passed`}),});    for(let one of __sveltets_2_ensureArray(passed)){let index = 1;index; { svelteHTML.createElement("li", {}); { const $$_nocI5C = __sveltets_2_ensureComponent(Icon); new $$_nocI5C({ target: __sveltets_2_any(), props: {  "name":`tick`,}});}passed_text(one); }} }}
       { const $$_sgninraW3C = __sveltets_2_ensureComponent(Warnings); const $$_sgninraW3 = new $$_sgninraW3C({ target: __sveltets_2_any(), props: {   warnings,reason,"wrong":failure?.code === "rule_broken" || failure?.code === "reason_missing" ? failure_text(failure) : null,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sgninraW3.$$bindings = 'reason';}
     Section} }
  }
  if(check && check.refusals.length === 0){
     { svelteHTML.createElement("div", { "class":`part`,}); { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`go`,"test":`follows`,}});    for(let line of __sveltets_2_ensureArray(follows)){let index = 1;index; { svelteHTML.createElement("p", {});line; }} Note} }
  }
   { svelteHTML.createElement("div", { "class":`part form`,});
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":word("field.issuer"),value:issuer,"placeholder":spec ? word(`issuer.${spec.issuer}`) : "","wrong":wrong("issuer"),"test":`event.issuer`,}});/*Ωignore_startΩ*/() => issuer = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {        "label":word("field.note"),value:note,"wrong":wrong("note"),"test":`event.note`,}});/*Ωignore_startΩ*/() => note = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';} }
     { const $$_xoBkcehC2C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC2 = new $$_xoBkcehC2C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },checked:elsewhere,"test":`event.elsewhere`,}});/*Ωignore_startΩ*/() => elsewhere = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_xoBkcehC2.$$bindings = 'checked';word("field.elsewhere"); CheckBox}
   }
  if(failure && !failure.field && failure.code !== "rule_broken" && failure.code !== "reason_missing"){ { svelteHTML.createElement("div", { "class":`part`,}); { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note} }}
  
 Sheet}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EventSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EventSheet__SvelteComponent_ = ReturnType<typeof EventSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default EventSheet__SvelteComponent_;