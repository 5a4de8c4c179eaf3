///<reference types="svelte" />
;// Ctrl+K: go to a person, a screen or a command by name.

import { ask, commands, type PersonChoice } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { here, screens } from "../state.svelte";
import { redo, undo } from "../writes";
import { folded, word } from "../words";
import Dialog from "../controls/Dialog.svelte";
import Icon from "../controls/Icon.svelte";
import { place_of_stage } from "../people/stages";
;

  type Line = { key: string; label: string; detail: string; go: () => void };;
;type $$ComponentProps =  { close: () => void; lock: () => void; help: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  

  let { close, lock, help }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const id = $props.id();

  let text = $state("");
  let people = $state.raw<PersonChoice[]>([]);
  let at = $state(0);
  let turn = 0;
  let list = $state<HTMLElement>();

  const fixed: Line[] = [
    ...screens.map((screen) => ({ key: `screen:${screen}`, label: word(`screen.${screen}`), detail: m["ui.a_screen"](), go: () => here.show(screen) })),
    { key: "undo", label: m["ui.undo"](), detail: m["ui.a_command"](), go: () => void undo() },
    { key: "redo", label: m["ui.redo"](), detail: m["ui.a_command"](), go: () => void redo() },
    { key: "lock", label: m["ui.lock"](), detail: m["ui.a_command"](), go: () => lock() },
    { key: "help", label: m["ui.key.help"](), detail: m["ui.a_command"](), go: () => help() },
  ];
  const lines = $derived<Line[]>([
    ...fixed.filter((line) => folded(line.label).includes(folded(text))),
    ...people.map((person) => ({
      key: `person:${person.person}`,
      label: person.name,
      detail: [shown_date(person.birth_date), person.unit_name, word(`stage.${person.stage}`)].filter(Boolean).join(" · "),
      go: () => here.go({ screen: place_of_stage(person.stage), page: "person", person: person.person }),
    })),
  ]);

  async function typed(): Promise<void> {
    const mine = ++turn;
    at = 0;
    if (text.trim() === "") return void (people = []);
    const answer = await ask(commands.findPeople(text.trim(), false, 12));
    if (mine === turn && answer.state === "data") people = answer.data;
  }

  function take(line: Line | undefined): void {
    if (!line) return;
    close();
    line.go();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      at = Math.min(lines.length - 1, Math.max(0, at + by));
      list?.children[at]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(lines[at]);
    }
  }
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"label":m["ui.key.palette"](),"width":560,"top":true,"test":`palette`,close,}});
   { svelteHTML.createElement("div", { "class":`asked`,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`search`,}});} { svelteHTML.createElement("input", {                          "type":`text`,"role":`combobox`,"aria-expanded":`true`,"aria-controls":id,"aria-activedescendant":lines[at] ? `${id}-${at}` : undefined,"aria-label":m["ui.key.palette"](),"placeholder":m["ui.palette_hint"](),"autocomplete":`off`,"spellcheck":`false`,"bind:value":text,"oninput":() => void typed(),"onkeydown":pressed,...__sveltets_2_empty({"data-first":true}),...__sveltets_2_empty({"data-test":`palette-text`}),});/*Ωignore_startΩ*/() => text = __sveltets_2_any(null);/*Ωignore_endΩ*/} }
   { const $$_ul1 = svelteHTML.createElement("ul", {     id,"role":`listbox`,"aria-label":m["ui.key.palette"](),});list = $$_ul1;
        for(let line of __sveltets_2_ensureArray(lines)){let index = 1;line.key;
      
       { svelteHTML.createElement("li", {             "id":`${id}-${index}`,"role":`option`,"aria-selected":index === at,"class":`choice`,...__sveltets_2_empty({"data-highlighted":index === at ? "" : undefined}),...__sveltets_2_empty({"data-test":line.key}),"onclick":() => take(line),}); { svelteHTML.createElement("span", { "class":`grow`,});line.label; } { svelteHTML.createElement("span", { "class":`muted small`,});line.detail; } }
    } { svelteHTML.createElement("li", { "class":`none muted`,});m["ui.nobody"](); }
   }
 Dialog}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CommandPalette__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CommandPalette__SvelteComponent_ = ReturnType<typeof CommandPalette__SvelteComponent_>;
/*Ωignore_endΩ*/export default CommandPalette__SvelteComponent_;