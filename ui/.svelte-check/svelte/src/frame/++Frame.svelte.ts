///<reference types="svelte" />
;// The window around every screen: navigation, the screen, the status bar, what was just said, the palette, the keys' help.

import { ask, commands } from "../client";
import { use_keys } from "../keys.svelte";
import { load_lists } from "../lists";
import { here, resize, screens } from "../state.svelte";
import { m } from "../generated/words/messages.js";
import { failure_text, redo, undo } from "../writes";
import { unexpected } from "../client";
import ErrorState from "../controls/ErrorState.svelte";
import CommandPalette from "./CommandPalette.svelte";
import Fallback from "./Fallback.svelte";
import KeysHelp from "./KeysHelp.svelte";
import Nav from "./Nav.svelte";
import StatusBar from "./StatusBar.svelte";
import Toast from "./Toast.svelte";
import Screen from "./Screen.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let palette = $state(false);
  let help = $state(false);
  let attempt = $state(0);

  // Forms and labels are made from these tables: the screens wait for them, a moment.
  const lists = $derived.by(() => {
    void attempt;
    return load_lists();
  });

  // The screens' areas, in order: navigation, filters, content, panel.
  function next_area(by: number): void {
    const areas = [...document.querySelectorAll<HTMLElement>("[data-area]")].filter((area) => area.offsetParent !== null);
    const at = areas.findIndex((area) => area.contains(document.activeElement));
    const next = areas[(at + by + areas.length) % areas.length];
    (next?.querySelector<HTMLElement>("[data-area-first]") ?? next?.querySelector<HTMLElement>("input, button, a[href], [tabindex='0']"))?.focus();
  }

  async function lock(): Promise<void> {
    if ((await ask(commands.lock())).state === "data") here.locked = true;
  }

  // A register left alone locks itself after the minutes of the setting; 0 never.
  $effect(() => {
    const minutes = here.register?.lock_minutes ?? 0;
    if (minutes <= 0) return;
    let timer = setTimeout(() => void lock(), minutes * 60_000);
    const stir = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lock(), minutes * 60_000);
    };
    const signs = ["keydown", "pointerdown", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, stir, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, stir);
    };
  });

  use_keys({
    screen: (_event, digit) => {
      const screen = screens[digit - 1];
      if (screen) here.show(screen);
    },
    undo: (event) => {
      if (in_text(event) || here.register?.read_only) return false;
      void undo();
    },
    redo: (event) => {
      if (in_text(event) || here.register?.read_only) return false;
      void redo();
    },
    palette: () => { palette = true; },
    help: () => { help = true; },
    next_area: () => next_area(1),
    previous_area: () => next_area(-1),
    today: () => {
      if (here.as_of === null) return false;
      here.as_of = null;
    },
    larger: () => resize(here.zoom + 0.25),
    smaller: () => resize(here.zoom - 0.25),
    usual_size: () => resize(1),
    back: () => {
      if (here.place.page === null) return false;
      here.back();
    },
  });

  // In a field that holds text, Ctrl+Z takes back what was typed, not what was written.
  function in_text(event: KeyboardEvent): boolean {
    const field = event.target;
    return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== "";
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`app`,});
   { const $$_vaN1C = __sveltets_2_ensureComponent(Nav); new $$_vaN1C({ target: __sveltets_2_any(), props: {     lock,"palette":() => (palette = true),"help":() => (help = true),}});}
   { svelteHTML.createElement("main", {  "class":`main`,...__sveltets_2_empty({"data-area":true}),});
        { try { await (lists);
      here.place.screen + (here.place.page ?? ""); {
          { svelteHTML.createElement("svelte:boundary", {failed:(error, reset) => { async ()/*Ωignore_positionΩ*/ => { { const $$_kcabllaF0C = __sveltets_2_ensureComponent(Fallback); new $$_kcabllaF0C({ target: __sveltets_2_any(), props: {  error,reset,}});}};return __sveltets_2_any(0)},}); { const $$_neercS3C = __sveltets_2_ensureComponent(Screen); new $$_neercS3C({ target: __sveltets_2_any(), props: {}});}
          
         }
      }
    } catch($$_e) { const error = __sveltets_2_any();
       { const $$_etatSrorrE2C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE2C({ target: __sveltets_2_any(), props: {    "text":failure_text(unexpected(error)),"again":() => (attempt += 1),}});}
    }}
   }
   { const $$_raBsutatS1C = __sveltets_2_ensureComponent(StatusBar); new $$_raBsutatS1C({ target: __sveltets_2_any(), props: {}});}
   { const $$_tsaoT1C = __sveltets_2_ensureComponent(Toast); new $$_tsaoT1C({ target: __sveltets_2_any(), props: {}});}
 }
if(palette){ { const $$_ettelaPdnammoC0C = __sveltets_2_ensureComponent(CommandPalette); new $$_ettelaPdnammoC0C({ target: __sveltets_2_any(), props: {     "close":() => (palette = false),lock,"help":() => { palette = false; help = true; },}});}}
if(help){ { const $$_pleHsyeK0C = __sveltets_2_ensureComponent(KeysHelp); new $$_pleHsyeK0C({ target: __sveltets_2_any(), props: {  "close":() => (help = false),}});}}
 { svelteHTML.createElement("p", {   "class":`sr-only`,"aria-live":`polite`,});here.as_of ? m["ui.as_of_past"]({ date: here.as_of }) : ""; }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Frame__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Frame__SvelteComponent_ = ReturnType<typeof Frame__SvelteComponent_>;
/*Ωignore_endΩ*/export default Frame__SvelteComponent_;