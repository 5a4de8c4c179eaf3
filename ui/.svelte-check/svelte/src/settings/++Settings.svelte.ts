///<reference types="svelte" />
;// Cài đặt: the window, what papers carry, the rules in force and the holidays. What is typed here is logged like any write.

import { m } from "../generated/words/messages.js";
import { word } from "../words";
import TitleBar from "../frame/TitleBar.svelte";
import General from "./General.svelte";
import Holidays from "./Holidays.svelte";
import Rules from "./Rules.svelte";
function $$render() {

  
  
  
  
  
  
  

  let tab = $state<"general" | "rules" | "holidays">("general");
  const tabs = [
    { key: "general", name: m["ui.settings_general"]() },
    { key: "rules", name: m["ui.settings_rules"]() },
    { key: "holidays", name: m["ui.settings_holidays"]() },
  ] as const;

  function move(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = tabs[tabs.findIndex((one) => one.key === tab) + (by ?? 0)];
    if (by === undefined || !next) return;
    tab = next.key;
    event.preventDefault();
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-test='tab:${next.key}']`)?.focus();
  }
;
async () => {

 { const $$_raBeltiT0C = __sveltets_2_ensureComponent(TitleBar); const $$_raBeltiT0 = new $$_raBeltiT0C({ target: __sveltets_2_any(), props: {   "title":word("screen.settings"),"as_of":false,beside:() => { async ()/*Ωignore_positionΩ*/ => {
     { svelteHTML.createElement("div", {         "class":`segs`,"role":`tablist`,"aria-label":word("screen.settings"),"tabindex":-1,"onkeydown":move,});
         for(let one of __sveltets_2_ensureArray(tabs)){one.key; { svelteHTML.createElement("button", {              "type":`button`,"role":`tab`,"class":`seg`,"aria-selected":tab === one.key,"tabindex":tab === one.key ? 0 : -1,...__sveltets_2_empty({"data-test":`tab:${one.key}`}),"onclick":() => (tab = one.key),});tab === one.key;one.name; }}
     }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {beside} = $$_raBeltiT0.$$prop_def;/*Ωignore_endΩ*/
  
 TitleBar}
 { svelteHTML.createElement("div", { "class":`area`,});
  if(tab === "general"){ { const $$_lareneG1C = __sveltets_2_ensureComponent(General); new $$_lareneG1C({ target: __sveltets_2_any(), props: {}});}} else if (tab === "rules"){ { const $$_seluR1C = __sveltets_2_ensureComponent(Rules); new $$_seluR1C({ target: __sveltets_2_any(), props: {}});}}else{ { const $$_syadiloH1C = __sveltets_2_ensureComponent(Holidays); new $$_syadiloH1C({ target: __sveltets_2_any(), props: {}});}}
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Settings__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Settings__SvelteComponent_ = ReturnType<typeof Settings__SvelteComponent_>;
/*Ωignore_endΩ*/export default Settings__SvelteComponent_;