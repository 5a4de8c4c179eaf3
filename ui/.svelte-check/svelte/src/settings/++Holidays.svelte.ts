///<reference types="svelte" />
;// Days off and days worked in exchange, year by year; deadlines in working days follow them.

import { commands, type HolidayLine } from "../client";
import { shown_date, typed_date, weekday } from "../dates";
import { m } from "../generated/words/messages.js";
import { query } from "../query.svelte";
import { here } from "../state.svelte";
import { failure_text, write } from "../writes";
import { has_word, word } from "../words";
import Button from "../controls/Button.svelte";
import DateField from "../controls/DateField.svelte";
import EmptyState from "../controls/EmptyState.svelte";
import ErrorState from "../controls/ErrorState.svelte";
import SelectField from "../controls/SelectField.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  

  let year = $state(Number(here.date.slice(0, 4)));
  let day = $state("");
  let kind = $state("off");
  let wrong = $state<string | null>(null);

  const list = query(() => commands.holidayList(year), ["rules"]);
  const can_write = $derived(!here.register?.read_only);
  const days = m["ui.weekdays"]().split(" ");

  function day_name(iso: string): string {
    const [of = 0, month = 1, number = 1] = iso.split("-").map(Number);
    return days[weekday(of, month, number)] ?? "";
  }
  const confidence = (line: HolidayLine): string => line.unsure ?? (has_word(`confidence.${line.confidence}`) && line.confidence !== "P" ? word(`confidence.${line.confidence}`) : "");

  async function add(): Promise<void> {
    const read = typed_date(shown_date(day));
    if (read.state !== "date" || read.precision !== "day") return void (wrong = m["ui.date_whole"]());
    const failure = await write(commands.saveHoliday(read.iso, kind));
    wrong = failure && failure_text(failure);
    if (!failure) day = "";
  }

  async function remove(line: HolidayLine): Promise<void> {
    const failure = await write(commands.saveHoliday(line.day, null));
    wrong = failure && failure_text(failure);
  }
;
async () => {

 { svelteHTML.createElement("div", {  "class":`page`,...__sveltets_2_empty({"data-area":true}),});
   { svelteHTML.createElement("div", { "class":`top`,});
     { svelteHTML.createElement("span", { "class":`pair`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {      "icon":`left`,"label":m["ui.year_before"](),"onclick":() => (year -= 1),}});} { svelteHTML.createElement("b", {   "class":`year`,...__sveltets_2_empty({"data-test":`year`}),});year; } { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {      "icon":`right`,"label":m["ui.year_after"](),"onclick":() => (year += 1),}});} }
    if(can_write){
       { svelteHTML.createElement("form", {   "class":`add`,"onsubmit":(event) => { event.preventDefault(); void add(); },});
         { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {       "label":m["ui.day"](),value:day,wrong,"test":`holiday.day`,}});/*Ωignore_startΩ*/() => day = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFetaD3.$$bindings = 'value';}
         { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {        "label":m["ui.kind"](),value:kind,"choices":[{ value: "off", label: m["ui.day_off"]() }, { value: "worked", label: m["ui.day_worked"]() }],"test":`holiday.kind`,}});/*Ωignore_startΩ*/() => kind = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiFtceleS3.$$bindings = 'value';}
         { svelteHTML.createElement("span", { "class":`go`,}); { const $$_nottuB4C = __sveltets_2_ensureComponent(Button); new $$_nottuB4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"submit":true,"test":`holiday.add`,}});m["ui.add_day"](); Button} }
       }
    }
   }
  if(list.answer.state === "refusal" || list.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(list.answer.failure),"again":() => list.again(),}});}
  } else if (list.data && list.data.length === 0){ { const $$_etatSytpmE1C = __sveltets_2_ensureComponent(EmptyState); new $$_etatSytpmE1C({ target: __sveltets_2_any(), props: {    "title":m["ui.no_holiday"]({ year }),"say":m["ui.no_holiday_say"](),}});}
  } else if (list.data){
     { svelteHTML.createElement("table", { "class":`grid plain days`,}); { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", { "class":`num`,});m["ui.day"](); } { svelteHTML.createElement("th", {}); } { svelteHTML.createElement("th", {});m["ui.kind"](); } { svelteHTML.createElement("th", {});m["ui.confidence"](); } { svelteHTML.createElement("th", {}); } } }
       { svelteHTML.createElement("tbody", {});   for(let line of __sveltets_2_ensureArray(list.data)){line.holiday; { svelteHTML.createElement("tr", { ...__sveltets_2_empty({"data-test":`holiday:${line.day}`}),}); { svelteHTML.createElement("td", { "class":`num`,});shown_date(line.day); } { svelteHTML.createElement("td", { "class":`soft`,});day_name(line.day); } { svelteHTML.createElement("td", {});line.kind === "off" ? m["ui.day_off"]() : m["ui.day_worked"](); } { svelteHTML.createElement("td", { "class":`soft`,});confidence(line); } { svelteHTML.createElement("td", {});if(can_write){ { const $$_nottuB5C = __sveltets_2_ensureComponent(Button); new $$_nottuB5C({ target: __sveltets_2_any(), props: {        "kind":`quiet`,"icon":`close`,"label":m["ui.remove_day"]({ day: shown_date(line.day) }),"onclick":() => void remove(line),}});}} } }} }
     }
  }
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Holidays__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Holidays__SvelteComponent_ = ReturnType<typeof Holidays__SvelteComponent_>;
/*Ωignore_endΩ*/export default Holidays__SvelteComponent_;