///<reference types="svelte" />
;// Nguồn, Xét kết nạp, Đảng viên dự bị, Đảng viên: one list with other columns, and the person's panel beside it.

import { onMount } from "svelte";
import { ask, commands, type ListScreen, type Sort } from "../client";
import { laid_out, read_layout, type Layout } from "../controls/table";
import { shown_date, typed_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { changes, here, type Screen } from "../state.svelte";
import { failure_text, write } from "../writes";
import { figure, word } from "../words";
import Button from "../controls/Button.svelte";
import ClockBadge from "../controls/ClockBadge.svelte";
import ColumnChooser from "../controls/ColumnChooser.svelte";
import DataTable from "../controls/DataTable.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import FilterBar from "../controls/FilterBar.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import StageBadge from "../controls/StageBadge.svelte";
import Search from "../frame/Search.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import { badge_text, clock_name } from "../cases/clocks";
import EventSheet from "../cases/EventSheet.svelte";
import AddFilter from "./AddFilter.svelte";
import AddPerson from "./AddPerson.svelte";
import DetailPanel from "./DetailPanel.svelte";
import { chips_of, drop_filter } from "./filters";
import { people_columns, usual_layout } from "./columns";
import { no_filters, people_list } from "./lists.svelte";

;type $$ComponentProps =  { screen: Screen };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { screen }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  // svelte-ignore state_referenced_locally
  const list = people_list(screen as ListScreen);
  const all_columns = people_columns();

  let field = $state<HTMLInputElement | null>(null);
  let panel = $state(true);
  let adding = $state(false);
  let recording = $state.raw<{ case: number; person: number; name: string } | null>(null);
  let filter_open = $state(false);
  let unit_names = $state.raw(new Map<number, string>());

  const columns = $derived(laid_out(all_columns, list.layout));
  const chips = $derived(chips_of(list.filters, unit_names));
  const row = $derived(list.row);

  // Ask again when the question or what it tells of changes; the place in the list is kept.
  let asked = "";
  $effect(() => {
    const question = JSON.stringify(list.query());
    void changes.people;
    void changes.cases;
    void changes.units;
    if (asked !== "" && asked !== question) list.narrowed();
    asked = question;
    void list.pages.again(list.current);
  });

  $effect(() => {
    here.status = m["ui.status_people"]({ count: figure(list.pages.total), row: list.pages.total > 0 ? list.current + 1 : 0 }) + (list.selected.size > 0 ? ` · ${m["ui.selected"]({ count: list.selected.size })}` : "");
  });

  onMount(() => {
    void ask(commands.preference(`columns.${screen}`)).then((answer) => {
      if (answer.state === "data") list.layout = read_layout(answer.data, usual_layout(screen as ListScreen));
    });
    void ask(commands.preference("panel")).then((answer) => { if (answer.state === "data" && answer.data === "hidden") panel = false; });
    void ask(commands.unitTree(null)).then((answer) => { if (answer.state === "data") unit_names = new Map(answer.data.map((unit) => [unit.unit, unit.name])); });
  });

  function keep_layout(layout: Layout): void {
    list.layout = layout;
    void commands.savePreference(`columns.${screen}`, JSON.stringify(layout));
  }

  function sort_by(name: string): void {
    if (list.sort === name) list.descending = !list.descending;
    else {
      list.sort = name as Sort;
      list.descending = false;
    }
    list.current = 0;
  }

  function open(index: number): void {
    const person = list.pages.row(index)?.person;
    list.current = index;
    if (person !== undefined) here.go({ screen, page: "person", person });
  }

  function record(): void {
    if (row && !here.register?.read_only) recording = { case: row.case, person: row.person, name: row.name };
  }

  async function edit(person: number, key: string, text: string): Promise<string | null> {
    const read = key === "birth_date" ? typed_date(text) : null;
    const value = read?.state === "date" ? read.iso : text;
    const failure = await write(commands.saveField(person, key, value === "" ? null : value, here.today));
    return failure && failure_text(failure);
  }

  function drop(key: string): void {
    list.filters = drop_filter(list.filters, key);
    field?.focus();
  }

  const can_write = $derived(!here.register?.read_only);

  use_keys({
    new: () => { if (can_write) adding = true; },
    record,
    print: () => here.go({ screen, page: "print", query: list.query() }),
    filter: () => { filter_open = true; },
    panel: () => {
      panel = !panel;
      void commands.savePreference("panel", panel ? "shown" : "hidden");
    },
  });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: { "title":word(`screen.${screen}`),beside:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_hcraeS0C = __sveltets_2_ensureComponent(Search); const $$_hcraeS0 = new $$_hcraeS0C({ target: __sveltets_2_any(), props: {       value:list.search,field,"found":list.search.trim() ? m["ui.found"]({ count: figure(list.pages.total) }) : "","onempty_backspace":() => { const last = chips.at(-1); if (last) drop(last.key); },}});/*Ωignore_startΩ*/() => list.search = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'value';/*Ωignore_startΩ*/() => field = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_hcraeS0.$$bindings = 'field';}};return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"icon":`print`,"command":`print`,"test":`print`,"onclick":() => here.go({ screen, page: "print", query: list.query() }),}});m["ui.print"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`new`,"test":`add-person`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_person"](); Button}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { const $$_raBretliF0C = __sveltets_2_ensureComponent(FilterBar); const $$_raBretliF0 = new $$_raBretliF0C({ target: __sveltets_2_any(), props: {    chips,"ondrop":drop,"onclear":() => { list.filters = no_filters(); field?.focus(); },add:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_retliFddA0C = __sveltets_2_ensureComponent(AddFilter); const $$_retliFddA0 = new $$_retliFddA0C({ target: __sveltets_2_any(), props: {        open:filter_open,"screen":screen as ListScreen,filters:list.filters,unit_names,}});/*Ωignore_startΩ*/() => filter_open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_retliFddA0.$$bindings = 'open';/*Ωignore_startΩ*/() => list.filters = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_retliFddA0.$$bindings = 'filters';}};return __sveltets_2_any(0)},count:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("b", { "class":`strong`,});figure(list.pages.total); } m["ui.of_people"]({ total: figure(list.screen_total) });};return __sveltets_2_any(0)},end:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_resoohCnmuloC0C = __sveltets_2_ensureComponent(ColumnChooser); new $$_resoohCnmuloC0C({ target: __sveltets_2_any(), props: {      "columns":all_columns,"shown":list.layout.shown,"onchange":(shown) => keep_layout({ ...list.layout, shown }),}});}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {add, count, end} = $$_raBretliF0.$$prop_def;/*Ωignore_endΩ*/
  
  
  
 FilterBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(list.pages.failure){
     { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(list.pages.failure),"again":() => void list.pages.again(),}});}
  } else if (list.pages.late && list.pages.total === 0){
     { svelteHTML.createElement("div", { "class":`grow`,}); { const $$_swoRgnidaoL2C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL2C({ target: __sveltets_2_any(), props: {    "widths":["42px", ...columns.map((column) => (column.width ? `${column.width}px` : "1fr"))],"rows":18,}});} }
  } else if (list.pages.ready && list.pages.total === 0){
     { svelteHTML.createElement("div", { "class":`grow`,});
      if(list.search.trim() || chips.length > 0){
         { const $$_etatSytpmE2C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"title":list.search.trim() ? m["ui.nobody_matches_search"]({ text: list.search.trim() }) : m["ui.nobody_matches"]({ count: chips.length }),"say":chips.length > 0 ? m["ui.drop_one"]({ name: `${chips.at(-1)?.name}: ${chips.at(-1)?.value}` }) : m["ui.search_less"](),"test":`empty-filtered`,}});
          if(chips.length > 0){ { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`drop-last`,"onclick":() => { const last = chips.at(-1); if (last) drop(last.key); },}});m["ui.drop_this"](); Button}}
          if(list.search.trim()){ { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => { list.search = ""; field?.focus(); },}});m["ui.clear_search"](); Button}}
         EmptyState}
      }else{
         { const $$_etatSytpmE2C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"title":word(`ui.empty_${screen}`),"say":m["ui.empty_people_say"](),}});
           { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`to-import`,"onclick":() => here.show("exchange"),}});m["ui.import"](); Button}
           { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"disabled":!can_write,"onclick":() => (adding = true),}});m["ui.add_person"](); Button}
         EmptyState}
      }
     }
  }else{
     { const $$_elbaTataD1C = __sveltets_2_ensureComponent(DataTable); const $$_elbaTataD1 = new $$_elbaTataD1C({ target: __sveltets_2_any(), props: {                              "label":word(`screen.${screen}`),columns,"total":list.pages.total,"row":(index) => list.pages.row(index),current:list.current,"selected":list.selected,"keyboard":field,"sort":list.sort,"descending":list.descending,"onview":(from, to) => void list.pages.need(from, to),"onsort":sort_by,"onopen":open,"onwidth":(key, width) => keep_layout({ ...list.layout, widths: { ...list.layout.widths, [key]: width } }),"onedit":can_write ? (data, key, text) => edit(data.person, key, text) : undefined,"fetch":(indexes) => list.pages.rows(indexes),"oncopied":(count) => here.say(m["ui.copied"]({ count })),cell:(data, column) => { async ()/*Ωignore_positionΩ*/ => {
        if(column.key === "stage"){ { const $$_egdaBegatS0C = __sveltets_2_ensureComponent(StageBadge); new $$_egdaBegatS0C({ target: __sveltets_2_any(), props: {    "number":data.stage_number,"text":word(`stage.${data.stage}`),}});}if(data.marks.length > 0){ { svelteHTML.createElement("span", { "class":`muted small mark`,});data.marks.map((mark) => word(`mark.${mark}`)).join(", "); }}
        } else if (column.key === "clock"){if(data.clock){ { const $$_egdaBkcolC0C = __sveltets_2_ensureComponent(ClockBadge); new $$_egdaBkcolC0C({ target: __sveltets_2_any(), props: {      "state":data.clock.state,"text":badge_text(data.clock),"tip":`${clock_name(data.clock.clock)}: ${shown_date(data.clock.due)}`,}});}}
        }else{ { svelteHTML.createElement("span", { "class":`cell`,});column.text(data); }}
      };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => list.current = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_elbaTataD1.$$bindings = 'current';/*Ωignore_startΩ*/const {cell} = $$_elbaTataD1.$$prop_def;/*Ωignore_endΩ*/
      
     DataTable}
    if(panel && row){ { const $$_lenaPliateD1C = __sveltets_2_ensureComponent(DetailPanel); new $$_lenaPliateD1C({ target: __sveltets_2_any(), props: {    row,"open":() => open(list.current),record,}});}}
  }
 }
if(adding){ { const $$_nosrePddA0C = __sveltets_2_ensureComponent(AddPerson); new $$_nosrePddA0C({ target: __sveltets_2_any(), props: {   screen,"close":() => { adding = false; field?.focus(); },}});}}
if(recording){ { const $$_teehStnevE0C = __sveltets_2_ensureComponent(EventSheet); new $$_teehStnevE0C({ target: __sveltets_2_any(), props: {        "case_id":recording.case,"person":recording.person,"name":recording.name,"close":() => { recording = null; field?.focus(); },}});}}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PeopleList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PeopleList__SvelteComponent_ = ReturnType<typeof PeopleList__SvelteComponent_>;
/*Ωignore_endΩ*/export default PeopleList__SvelteComponent_;