///<reference types="svelte" />
;// The menu (Alt+M): the screens, undo and redo by name, and what belongs to the register.

import { DropdownMenu } from "bits-ui";
import type { Snippet } from "svelte";
import { ask, commands, type UndoState } from "../client";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { key_text } from "../shortcuts";
import { here, resize, screens } from "../state.svelte";
import { failure_text, operation_text, redo, undo } from "../writes";
import { word } from "../words";

;type $$ComponentProps =  { lock: () => void; palette: () => void; help: () => void; button: Snippet };function $$render() {

  
  
  
  
  
  
  
  
  
  

  let { lock, palette, help, button }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let open = $state(false);
  let undoable = $state.raw<UndoState>({ undo: null, redo: null });

  use_keys({ menu: () => { open = true; } });

  $effect(() => {
    if (open) void ask(commands.undoState()).then((answer) => { if (answer.state === "data") undoable = answer.data; });
  });

  async function close(): Promise<void> {
    const answer = await ask(commands.closeRegister());
    if (answer.state !== "data") return here.say(failure_text(answer.failure), { wrong: true });
    here.close();
  }
;
async () => {

 { const $$_tooR_uneMnwodporD0C = __sveltets_2_ensureComponent(DropdownMenu.Root); const $$_tooR_uneMnwodporD0 = new $$_tooR_uneMnwodporD0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },open,}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_tooR_uneMnwodporD0.$$bindings = 'open';
   { const $$_reggirT_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Trigger); new $$_reggirT_uneMnwodporD1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`brand bare`,"data-test":`menu`,"aria-label":m["ui.menu"](),}});;__sveltets_2_ensureSnippet(button()); DropdownMenu.Trigger}
   { const $$_latroP_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Portal); new $$_latroP_uneMnwodporD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_tnetnoC_uneMnwodporD2C = __sveltets_2_ensureComponent(DropdownMenu.Content); new $$_tnetnoC_uneMnwodporD2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"class":`pop menu-pop`,"sideOffset":0,"align":`start`,"preventScroll":false,"data-test":`menu-panel`,}});
          for(let screen of __sveltets_2_ensureArray(screens)){let index = 1;screen;
         { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`choice`,"onSelect":() => here.show(screen),}}); { svelteHTML.createElement("span", { "class":`grow`,});word(`screen.${screen}`); }if(index < 9){ { svelteHTML.createElement("kbd", {}); index + 1; }} DropdownMenu.Item}
      }
       { const $$_rotarapeS_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Separator); new $$_rotarapeS_uneMnwodporD3C({ target: __sveltets_2_any(), props: {  "class":`menu-line`,}});}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"class":`choice`,"disabled":!undoable.undo,"data-test":`menu:undo`,"onSelect":() => void undo(),}}); { svelteHTML.createElement("span", { "class":`grow`,});undoable.undo ? m["operation.undo"]({ operation: operation_text(undoable.undo.name, undoable.undo.params) }) : m["ui.undo"](); } { svelteHTML.createElement("kbd", {});key_text("undo"); } DropdownMenu.Item}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"class":`choice`,"disabled":!undoable.redo,"data-test":`menu:redo`,"onSelect":() => void redo(),}}); { svelteHTML.createElement("span", { "class":`grow`,});undoable.redo ? m["operation.redo"]({ operation: operation_text(undoable.redo.name, undoable.redo.params) }) : m["ui.redo"](); } { svelteHTML.createElement("kbd", {});key_text("redo"); } DropdownMenu.Item}
       { const $$_rotarapeS_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Separator); new $$_rotarapeS_uneMnwodporD3C({ target: __sveltets_2_any(), props: {  "class":`menu-line`,}});}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`choice`,"onSelect":palette,}}); { svelteHTML.createElement("span", { "class":`grow`,});m["ui.key.palette"](); } { svelteHTML.createElement("kbd", {});key_text("palette"); } DropdownMenu.Item}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`choice`,"onSelect":help,}}); { svelteHTML.createElement("span", { "class":`grow`,});m["ui.key.help"](); } { svelteHTML.createElement("kbd", {});key_text("help"); } DropdownMenu.Item}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`choice`,"onSelect":() => resize(here.zoom + 0.25),}}); { svelteHTML.createElement("span", { "class":`grow`,});m["ui.key.larger"](); } { svelteHTML.createElement("kbd", {});key_text("larger"); } DropdownMenu.Item}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`choice`,"onSelect":() => resize(here.zoom - 0.25),}}); { svelteHTML.createElement("span", { "class":`grow`,});m["ui.key.smaller"](); } { svelteHTML.createElement("kbd", {});key_text("smaller"); } DropdownMenu.Item}
       { const $$_rotarapeS_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Separator); new $$_rotarapeS_uneMnwodporD3C({ target: __sveltets_2_any(), props: {  "class":`menu-line`,}});}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`choice`,"data-test":`menu:lock`,"onSelect":lock,}});m["ui.lock"](); DropdownMenu.Item}
       { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`choice`,"data-test":`menu:close`,"onSelect":() => void close(),}});m["ui.close_register"](); DropdownMenu.Item}
     DropdownMenu.Content}
   DropdownMenu.Portal}
 DropdownMenu.Root}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Menu__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Menu__SvelteComponent_ = ReturnType<typeof Menu__SvelteComponent_>;
/*Ωignore_endΩ*/export default Menu__SvelteComponent_;