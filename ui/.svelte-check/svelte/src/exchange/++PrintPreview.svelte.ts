///<reference types="svelte" />
;// Xem trước khi in: what is on screen, as filtered, sorted and dated, is what is printed. A change of an option draws anew.

import { commands, ask, type Failure, type ListQuery, type PrintOptions, type PrintPreview } from "../client";
import { Asker } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import { figure, has_word, word, words_of } from "../words";
import Button from "../controls/Button.svelte";
import CheckBox from "../controls/CheckBox.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import LoadingRows from "../controls/LoadingRows.svelte";
import Note from "../controls/Note.svelte";
import SelectField from "../controls/SelectField.svelte";
import TitleBar from "../frame/TitleBar.svelte";
import { chips_of } from "../people/filters";
import { page_address } from "./page_address";

;type $$ComponentProps =  { query: ListQuery };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { query }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  let options = $state<PrintOptions | null>(null);
  let preview = $state.raw<PrintPreview | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let waiting = $state(false);
  let busy = $state(false);
  let page = $state(1);
  let zoom = $state(1);
  let desk = $state<HTMLElement>();

  $effect(() => {
    void ask(commands.printOptions(query)).then((answer) => {
      if (answer.state === "data") options = answer.data;
      else failure = answer.failure;
    });
  });

  const asker = new Asker<PrintPreview>((answer) => {
    waiting = answer.state === "waiting" && answer.late;
    if (answer.state === "data") {
      preview = answer.data;
      failure = null;
      page = Math.min(page, Math.max(1, answer.data.pages));
    } else if (answer.state !== "waiting") failure = answer.failure;
  });

  // Drawn anew a moment after the last change.
  $effect(() => {
    const asked = options && ($state.snapshot(options) as PrintOptions);
    if (!asked) return;
    const timer = setTimeout(() => void asker.ask(() => commands.printPreview(query, asked)), preview ? 300 : 0);
    return () => clearTimeout(timer);
  });

  const papers = words_of("paper").filter(([key]) => key.startsWith("list_")).map(([key, label]) => ({ value: key, label }));
  const seen = $derived.by(() => {
    const parts = chips_of(query.filters, new Map()).map((chip) => `${chip.name.toLocaleLowerCase()}: ${chip.value}`);
    if (query.search) parts.push(m["ui.search_is"]({ text: query.search }));
    parts.push(m["ui.sorted_by"]({ name: word(`column.${query.sort}`).toLocaleLowerCase() }));
    return parts.join("; ");
  });
  const missing = $derived(preview?.missing ?? []);

  function turn(by: number): void {
    if (!preview) return;
    page = Math.min(preview.pages, Math.max(1, page + by));
    desk?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" });
  }

  async function open_pdf(): Promise<void> {
    if (!options || busy) return;
    busy = true;
    const answer = await ask(commands.printOpen(query, $state.snapshot(options) as PrintOptions));
    busy = false;
    if (answer.state === "data") here.say(m["ui.pdf_opened"]());
    else here.say(failure_text(answer.failure), { wrong: true });
  }

  async function export_list(): Promise<void> {
    if (!options || busy) return;
    const chosen = await ask(commands.exportChoosePath(""));
    if (chosen.state !== "data" || !chosen.data) return;
    busy = true;
    const answer = await ask(commands.exportList(query, $state.snapshot(options) as PrintOptions, chosen.data));
    busy = false;
    if (answer.state === "data") here.say(m["ui.exported"]({ path: answer.data }));
    else here.say(failure_text(answer.failure), { wrong: true });
  }

  function scrolled(): void {
    const top = desk?.getBoundingClientRect().top ?? 0;
    const first = [...(desk?.querySelectorAll<HTMLElement>("[data-page]") ?? [])].find((sheet) => sheet.getBoundingClientRect().bottom > top + 60);
    if (first) page = Number(first.dataset["page"]);
  }

  $effect(() => {
    here.status = m["ui.status_print"]();
  });

  use_keys({
    print: () => void open_pdf(),
    page_up: () => turn(-1),
    page_down: () => turn(1),
  });
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {     "title":m["ui.print_preview"](),"crumb":word(`screen.${here.place.screen}`),"as_of":false,beside:() => { async ()/*Ωignore_positionΩ*/ => {
     { svelteHTML.createElement("span", { "class":`pager`,}); { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`left`,"label":m["ui.page_before"](),"onclick":() => turn(-1),}});} { svelteHTML.createElement("span", { ...__sveltets_2_empty({"data-test":`page`}),});m["ui.page"]();  { svelteHTML.createElement("b", { "class":`strong`,});preview ? page : ""; }  preview?.pages ?? ""; } { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`right`,"label":m["ui.page_after"](),"onclick":() => turn(1),}});} { svelteHTML.createElement("i", {}); }
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`minus`,"label":m["ui.key.smaller"](),"onclick":() => (zoom = Math.max(0.5, zoom - 0.25)),}});} { svelteHTML.createElement("span", {});zoom === 1 ? m["ui.fit"]() : `${Math.round(zoom * 100)} %`; } { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {      "icon":`add`,"label":m["ui.key.larger"](),"onclick":() => (zoom = Math.min(2, zoom + 0.25)),}});} }
  };return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
    if(preview){ { svelteHTML.createElement("span", {   "class":`soft nowrap words`,...__sveltets_2_empty({"data-test":`print-count`}),});m["ui.print_count"]({ rows: figure(preview.rows), pages: figure(preview.pages) }); }}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"test":`export`,"disabled":!options || busy,"onclick":() => void export_list(),}});m["ui.export_excel"](); Button}
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {           children:() => { return __sveltets_2_any(0); },"kind":`main`,"icon":`print`,"command":`print`,"test":`open-pdf`,"disabled":!preview || busy,"onclick":() => void open_pdf(),}});m["ui.open_pdf"](); Button}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside, actions} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`print`,});
   { svelteHTML.createElement("div", {  "class":`side`,...__sveltets_2_empty({"data-area":true}),});
    if(options){
       { svelteHTML.createElement("div", { "class":`stack`,});
         { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {        "label":m["ui.list"](),value:options.paper,"choices":papers,"test":`print.paper`,}});/*Ωignore_startΩ*/() => options.paper = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';}
         { svelteHTML.createElement("div", {}); { svelteHTML.createElement("p", { "class":`small soft`,});m["ui.as_of"](); } { svelteHTML.createElement("p", {});shown_date(query.as_of ?? here.today); } }
         { svelteHTML.createElement("div", {}); { svelteHTML.createElement("p", { "class":`small soft`,});m["ui.as_seen"](); } { svelteHTML.createElement("p", {});seen; } }
         { svelteHTML.createElement("div", { "class":`two`,});
           { const $$_dleiFtceleS4C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS4 = new $$_dleiFtceleS4C({ target: __sveltets_2_any(), props: {        "label":m["ui.paper_size"](),value:options.orientation,"choices":[{ value: "landscape", label: m["ui.landscape"]() }, { value: "portrait", label: m["ui.portrait"]() }],"test":`print.orientation`,}});/*Ωignore_startΩ*/() => options.orientation = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS4.$$bindings = 'value';}
           { const $$_dleiFtceleS4C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS4 = new $$_dleiFtceleS4C({ target: __sveltets_2_any(), props: {         "label":m["ui.font_size"](),value:__sveltets_2_get_set_binding(() => String(options?.font_size ?? 11),(size) => { if (options) options.font_size = Number(size); }),"choices":["10", "11", "12", "13", "14"].map((size) => ({ value: size, label: size })),"test":`print.font_size`,}});$$_dleiFtceleS4.$$bindings = 'value';}
         }
         { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {         "label":m["ui.grouping"](),value:__sveltets_2_get_set_binding(() => (options?.group_by_unit ? "unit" : "none"),(by) => { if (options) options.group_by_unit = by === "unit"; }),"choices":[{ value: "none", label: m["ui.group_none"]() }, { value: "unit", label: m["ui.group_unit"]() }],"test":`print.group`,}});$$_dleiFtceleS3.$$bindings = 'value';}
         { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {      "label":m["ui.setting.prepared_by"](),value:options.prepared_by,"test":`print.prepared_by`,}});/*Ωignore_startΩ*/() => options.prepared_by = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';}
         { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {      "label":m["ui.signer_power"](),value:options.signer_power,"test":`print.signer_power`,}});/*Ωignore_startΩ*/() => options.signer_power = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';}
         { svelteHTML.createElement("div", { "class":`two`,}); { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {      "label":m["ui.signer_post"](),value:options.signer_post,"test":`print.signer_post`,}});/*Ωignore_startΩ*/() => options.signer_post = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';} { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {      "label":m["ui.setting.signer_name"](),value:options.signer_name,"test":`print.signer_name`,}});/*Ωignore_startΩ*/() => options.signer_name = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';} }
         { svelteHTML.createElement("div", { "class":`ticks`,});
           { const $$_xoBkcehC4C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC4 = new $$_xoBkcehC4C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },checked:options.column_numbers,"test":`print.column_numbers`,}});/*Ωignore_startΩ*/() => options.column_numbers = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_xoBkcehC4.$$bindings = 'checked';m["ui.column_numbers"](); CheckBox}
           { const $$_xoBkcehC4C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC4 = new $$_xoBkcehC4C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },checked:options.count_line,"test":`print.count_line`,}});/*Ωignore_startΩ*/() => options.count_line = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_xoBkcehC4.$$bindings = 'checked';m["ui.count_line"](); CheckBox}
           { const $$_xoBkcehC4C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC4 = new $$_xoBkcehC4C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },checked:options.secret,"test":`print.secret`,}});/*Ωignore_startΩ*/() => options.secret = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_xoBkcehC4.$$bindings = 'checked';m["ui.secret_mark"](); CheckBox}
         }
        if(missing.length > 0){ { const $$_etoN3C = __sveltets_2_ensureComponent(Note); new $$_etoN3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`warn`,"test":`missing`,}}); { svelteHTML.createElement("p", { "class":`strong`,});m["ui.missing_facts"]({ count: missing.length }); } { svelteHTML.createElement("ul", {});    for(let one of __sveltets_2_ensureArray((missing.slice(0, 8)))){let index = 1;index; { svelteHTML.createElement("li", { "class":`small`,}); { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => here.go({ screen: here.place.screen, page: "person", person: one.person, edit: true }),});one.name; }  { svelteHTML.createElement("span", { "class":`soft`,});has_word(`person.${one.field}`) ? word(`person.${one.field}`) : one.field; } }} } Note}}
         { svelteHTML.createElement("p", { "class":`muted small`,});m["ui.print_logged"](); }
       }
    }
   }
  
   { const $$_div1 = svelteHTML.createElement("div", {          "class":`desk`,"onscroll":scrolled,...__sveltets_2_empty({"data-area":true}),"tabindex":0,"role":`document`,"aria-label":m["ui.print_preview"](),});desk = $$_div1;
    if(failure){ { svelteHTML.createElement("div", { "class":`said`,}); { const $$_etatSrorrE3C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE3C({ target: __sveltets_2_any(), props: {  "text":failure_text(failure),}});} }
    } else if (preview){
          for(let _ of __sveltets_2_ensureArray({ length: preview.pages })){let index = 1;index;
         { svelteHTML.createElement("img", {            "class":`sheet-of-paper`,"src":page_address(preview.token, index + 1),"alt":m["ui.page_of"]({ page: index + 1, pages: preview.pages }),"loading":`lazy`,...__sveltets_2_empty({"data-page":index + 1}),});options?.orientation === "landscape";__sveltets_2_ensureType(String, Number, `${(options?.orientation === 'landscape' ? 880 : 680) * zoom} `);}
      }
    } else if (waiting){ { svelteHTML.createElement("div", { "class":`said`,}); { const $$_swoRgnidaoL3C = __sveltets_2_ensureComponent(LoadingRows); new $$_swoRgnidaoL3C({ target: __sveltets_2_any(), props: {    "rows":10,"widths":["42px", "1fr", "1fr", "1fr"],}});} }}
    if(waiting && preview){ { svelteHTML.createElement("p", {   "class":`drawing`,"role":`status`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`info`,}});}m["ui.drawing"](); }}
   }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PrintPreview__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PrintPreview__SvelteComponent_ = ReturnType<typeof PrintPreview__SvelteComponent_>;
/*Ωignore_endΩ*/export default PrintPreview__SvelteComponent_;