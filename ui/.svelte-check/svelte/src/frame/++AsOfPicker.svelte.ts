///<reference types="svelte" />
;// The date that everything on screen is true at: quick dates at the left, a month at the right, or typed.

import { days_in_month, iso_day, shown_date, typed_date, weekday } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import Popover from "../controls/Popover.svelte";
function $$render() {

  
  
  
  
  
  
  
  

  let open = $state(false);
  let typed = $state("");
  let wrong = $state<string | null>(null);
  let year = $state(2000);
  let month = $state(1);

  use_keys({ as_of: () => { open = true; } });

  $effect(() => {
    if (!open) return;
    typed = "";
    wrong = null;
    year = Number(here.date.slice(0, 4));
    month = Number(here.date.slice(5, 7));
  });

  const quick = $derived.by(() => {
    const now = here.today;
    const this_year = Number(now.slice(0, 4));
    const ends: [string, string][] = [
      [m["ui.today"](), now],
      [m["ui.quarter_end"]({ quarter: "III" }), `${this_year}-09-30`],
      [m["ui.mid_year"](), `${this_year}-06-30`],
      [m["ui.quarter_end"]({ quarter: "I" }), `${this_year}-03-31`],
      [m["ui.year_end"]({ year: this_year - 1 }), `${this_year - 1}-12-31`],
      [m["ui.mid_of_year"]({ year: this_year - 1 }), `${this_year - 1}-06-30`],
      [m["ui.year_end"]({ year: this_year - 2 }), `${this_year - 2}-12-31`],
    ];
    return ends.filter(([, day]) => day <= now).slice(0, 5);
  });

  const weeks = $derived.by(() => {
    const cells: (number | null)[] = [...Array<null>(weekday(year, month, 1)).fill(null), ...Array.from({ length: days_in_month(year, month) }, (_, index) => index + 1)];
    while (cells.length % 7 !== 0) cells.push(null);
    return Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(index * 7, index * 7 + 7));
  });

  function take(iso: string): void {
    here.as_of = iso === here.today ? null : iso;
    open = false;
  }

  function turn(by: number): void {
    const next = month + by;
    year += next < 1 ? -1 : next > 12 ? 1 : 0;
    month = next < 1 ? 12 : next > 12 ? 1 : next;
  }

  function enter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const read = typed_date(typed);
    if (read.state === "date" && read.precision === "day") take(read.iso);
    else wrong = m["ui.date_whole"]();
  }
;
async () => {

 { const $$_revopoP0C = __sveltets_2_ensureComponent(Popover); const $$_revopoP0 = new $$_revopoP0C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },open,"look":`field asof asof-button`,"align":`end`,"test":`as-of`,button:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nocI0C = __sveltets_2_ensureComponent(Icon); new $$_nocI0C({ target: __sveltets_2_any(), props: {  "name":`calendar`,}});} { svelteHTML.createElement("span", {}); { svelteHTML.createElement("span", { "class":`words`,});m["ui.as_of"](); }  { svelteHTML.createElement("b", {});shown_date(here.date); }if(!here.as_of){ { svelteHTML.createElement("span", { "class":`muted words`,}); m["ui.today_small"](); }} } { const $$_nocI0C = __sveltets_2_ensureComponent(Icon); new $$_nocI0C({ target: __sveltets_2_any(), props: {  "name":`down`,}});}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_revopoP0.$$bindings = 'open';/*Ωignore_startΩ*/const {button} = $$_revopoP0.$$prop_def;/*Ωignore_endΩ*/
  
   { svelteHTML.createElement("div", { "class":`q`,});
     { svelteHTML.createElement("div", {});
       { svelteHTML.createElement("ul", { "class":`pick`,});
           for(let [name, day] of __sveltets_2_ensureArray(quick)){day; { svelteHTML.createElement("li", {}); { svelteHTML.createElement("button", {        "type":`button`,"class":`choice bare`,...__sveltets_2_empty({"data-test":`as-of:${day}`}),"onclick":() => take(day),});day === here.date; { svelteHTML.createElement("span", { "class":`grow`,});name; } { svelteHTML.createElement("span", { "class":`muted`,});shown_date(day).slice(0, 5); } } }}
       }
       { svelteHTML.createElement("div", { "class":`typed`,}); { const $$_dleiF4C = __sveltets_2_ensureComponent(Field); const $$_dleiF4 = new $$_dleiF4C({ target: __sveltets_2_any(), props: {           "placeholder":m["ui.or_type"](),value:typed,wrong,"mode":`numeric`,"test":`as-of-typed`,"onkeydown":enter,}});/*Ωignore_startΩ*/() => typed = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF4.$$bindings = 'value';} }
     }
     { svelteHTML.createElement("div", {});
       { svelteHTML.createElement("div", { "class":`calhead`,}); { svelteHTML.createElement("button", {       "type":`button`,"class":`bare`,"aria-label":m["ui.month_before"](),"onclick":() => turn(-1),}); { const $$_nocI5C = __sveltets_2_ensureComponent(Icon); new $$_nocI5C({ target: __sveltets_2_any(), props: {  "name":`left`,}});} } { svelteHTML.createElement("span", {});m["ui.month_of"]({ month, year }); } { svelteHTML.createElement("button", {       "type":`button`,"class":`bare`,"aria-label":m["ui.month_after"](),"onclick":() => turn(1),}); { const $$_nocI5C = __sveltets_2_ensureComponent(Icon); new $$_nocI5C({ target: __sveltets_2_any(), props: {  "name":`right`,}});} } }
       { svelteHTML.createElement("table", { "class":`cal`,}); { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {});   for(let day of __sveltets_2_ensureArray(m["ui.weekdays"]().split(" "))){day; { svelteHTML.createElement("th", {});day; }} } } { svelteHTML.createElement("tbody", {});
            for(let week of __sveltets_2_ensureArray(weeks)){let index = 1;index; { svelteHTML.createElement("tr", {});    for(let day of __sveltets_2_ensureArray(week)){let at = 1;at; { svelteHTML.createElement("td", {});if(day){const iso = iso_day(year, month, day); { svelteHTML.createElement("button", {       "type":`button`,"class":`bare day`,"onclick":() => take(iso),});at > 4;iso === here.date;day; }} }} }}
       } }
     }
   }
 Popover}


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const AsOfPicker__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type AsOfPicker__SvelteComponent_ = ReturnType<typeof AsOfPicker__SvelteComponent_>;
/*Ωignore_endΩ*/export default AsOfPicker__SvelteComponent_;