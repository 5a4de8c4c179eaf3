///<reference types="svelte" />
;// The screen's title or path, search, the as-of date, at most two buttons and one main action. Under it, in the past, a band.

import type { Snippet } from "svelte";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { key_text } from "../shortcuts";
import { here } from "../state.svelte";
import Icon from "../controls/Icon.svelte";
import AsOfPicker from "./AsOfPicker.svelte";
;

  type Props = { title: string; crumb?: string; as_of?: boolean; beside?: Snippet; actions?: Snippet };;function $$render() {

  
  
  
  
  
  
  
  

  let { title, crumb = "", as_of = true, beside, actions }: Props = $props();
;
async () => {

 { svelteHTML.createElement("header", { "class":`bar-title`,});
   { svelteHTML.createElement("button", {     "type":`button`,"class":`button menu`,"onclick":() => document.querySelector<HTMLElement>("[data-test='menu']")?.click(),}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`menu`,}});}m["ui.menu"](); }
  if(crumb){ { svelteHTML.createElement("span", { "class":`crumb`,}); { svelteHTML.createElement("button", {       "type":`button`,"class":`link`,...__sveltets_2_empty({"data-test":`crumb`}),"onclick":() => here.back(),});crumb; } { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`right`,}});} }}
   { svelteHTML.createElement("h1", { ...__sveltets_2_empty({"data-test":`title`}),});title; }
  ;__sveltets_2_ensureSnippet(beside?.());
   { svelteHTML.createElement("span", { "class":`grow`,}); }
  if(as_of){ { const $$_rekciPfOsA1C = __sveltets_2_ensureComponent(AsOfPicker); new $$_rekciPfOsA1C({ target: __sveltets_2_any(), props: {}});}}
  ;__sveltets_2_ensureSnippet(actions?.());
 }
if(as_of && here.as_of){
   { svelteHTML.createElement("div", {   "class":`past`,...__sveltets_2_empty({"data-test":`past`}),}); { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":`calendar`,}});} { svelteHTML.createElement("span", { "class":`nowrap`,});m["ui.register_at"]();  { svelteHTML.createElement("b", { "class":`strong`,});shown_date(here.as_of); } } { svelteHTML.createElement("span", { "class":`grow`,}); } { svelteHTML.createElement("button", {       "type":`button`,"class":`link nowrap`,...__sveltets_2_empty({"data-test":`to-today`}),"onclick":() => (here.as_of = null),});m["ui.to_today"]();  { svelteHTML.createElement("kbd", {});key_text("today"); } } }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TitleBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TitleBar__SvelteComponent_ = ReturnType<typeof TitleBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default TitleBar__SvelteComponent_;