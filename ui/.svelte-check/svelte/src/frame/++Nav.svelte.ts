///<reference types="svelte" />
;// The screens in their groups, and how many stand there at the date looked at.

import { commands } from "../client";
import { here, screen_groups, type Screen } from "../state.svelte";
import { query } from "../query.svelte";
import { m } from "../generated/words/messages.js";
import { figure, word } from "../words";
import Mark from "../controls/Mark.svelte";
import Menu from "./Menu.svelte";

;type $$ComponentProps =  { lock: () => void; palette: () => void; help: () => void };function $$render() {

  
  
  
  
  
  
  
  

  let { lock, palette, help }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const counts = query(() => commands.navCounts(here.as_of), ["people", "cases", "courses", "units", "targets"]);

  function count(screen: Screen): string {
    const of = counts.data as Partial<Record<Screen, number>> | null;
    const number = of?.[screen];
    return number === undefined ? "" : figure(number);
  }
;
async () => {

 { svelteHTML.createElement("nav", {    "class":`nav`,"aria-label":m["ui.screens"](),...__sveltets_2_empty({"data-area":true}),});
   { const $$_uneM1C = __sveltets_2_ensureComponent(Menu); const $$_uneM1 = new $$_uneM1C({ target: __sveltets_2_any(), props: {  lock,palette,help,button:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_kraM0C = __sveltets_2_ensureComponent(Mark); new $$_kraM0C({ target: __sveltets_2_any(), props: {}});} { svelteHTML.createElement("span", {});m["ui.product"](); }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {button} = $$_uneM1.$$prop_def;/*Ωignore_endΩ*/ Menu}
      for(let group of __sveltets_2_ensureArray(screen_groups)){let index = 1;index;
     { svelteHTML.createElement("div", { "class":`nav-group`,});
         for(let screen of __sveltets_2_ensureArray(group)){screen;
         { svelteHTML.createElement("button", {            "type":`button`,"class":`nav-item bare`,"aria-current":here.place.screen === screen ? "page" : undefined,...__sveltets_2_empty({"data-area-first":here.place.screen === screen || undefined}),...__sveltets_2_empty({"data-test":`nav:${screen}`}),"onclick":() => here.show(screen),});here.place.screen === screen; { svelteHTML.createElement("span", {});word(`screen.${screen}`); } { svelteHTML.createElement("span", { "class":`n`,});count(screen); } }
      }
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Nav__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Nav__SvelteComponent_ = ReturnType<typeof Nav__SvelteComponent_>;
/*Ωignore_endΩ*/export default Nav__SvelteComponent_;