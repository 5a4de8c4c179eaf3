///<reference types="svelte" />
;// The opening page: which register, its passphrase, and what to do when it is forgotten. Also the lock.

import { onMount } from "svelte";
import { ask, commands, type Failure, type RecentRegister, type RegisterInfo } from "../client";
import { shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
import Button from "../controls/Button.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import Note from "../controls/Note.svelte";
import { key_text } from "../shortcuts";
import LanguageSwitch from "./LanguageSwitch.svelte";
import Side from "./Side.svelte";

;type $$ComponentProps =  { make: () => void };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { make }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  let recent = $state.raw<RecentRegister[]>([]);
  let chosen = $state.raw<{ path: string; name: string } | null>(null);
  let passphrase = $state("");
  let recovery = $state("");
  let by_recovery = $state(false);
  let shown = $state(false);
  let failure = $state.raw<Failure | null>(null);
  let tries = $state(0);
  let busy = $state(false);
  let page: HTMLElement;

  const locked = $derived(here.locked && here.register !== null);

  onMount(async () => {
    if (here.locked && here.register) {
      chosen = { path: here.register.path, name: here.register.name };
      focus_passphrase();
      return;
    }
    const answer = await ask(commands.recentRegisters());
    if (answer.state === "data") {
      recent = answer.data;
      const first = answer.data.find((register) => register.exists) ?? answer.data[0];
      if (first) choose(first);
    } else failure = answer.failure;
  });

  function choose(register: { path: string; name: string }): void {
    chosen = register;
    failure = null;
    tries = 0;
    focus_passphrase();
  }

  function focus_passphrase(): void {
    requestAnimationFrame(() => page?.querySelector<HTMLInputElement>("[data-first]")?.focus());
  }

  async function choose_file(): Promise<void> {
    const answer = await ask(commands.choosePath(false, chosen?.path ?? ""));
    if (answer.state !== "data") failure = answer.failure;
    else if (answer.data) choose({ path: answer.data, name: answer.data.split(/[\\/]/).at(-1) ?? answer.data });
  }

  async function try_open(question: () => ReturnType<typeof commands.openRegister>): Promise<void> {
    if (busy) return;
    busy = true;
    const answer = await ask<RegisterInfo>(question());
    busy = false;
    if (answer.state === "data") here.open(answer.data);
    else {
      failure = answer.failure;
      tries += 1;
      focus_passphrase();
    }
  }

  async function open(read_only: boolean): Promise<void> {
    if (!chosen) return;
    const { path } = chosen;
    if (!locked) return try_open(() => commands.openRegister(path, by_recovery ? null : passphrase, by_recovery ? recovery : null, read_only));
    busy = true;
    const answer = await ask(commands.unlock(passphrase));
    busy = false;
    if (answer.state === "data") here.locked = false;
    else {
      failure = answer.failure;
      tries += 1;
      focus_passphrase();
    }
  }

  async function close(): Promise<void> {
    await ask(commands.closeRegister());
    here.locked = false;
    here.close();
  }

  function move(by: number): boolean {
    const at = recent.findIndex((register) => register.path === chosen?.path);
    const next = recent[at + by];
    if (locked || !next) return false;
    choose(next);
    return true;
  }

  use_keys({
    new: () => { if (!locked) make(); },
    open_file: () => { if (!locked) void choose_file(); },
    reveal: () => { shown = !shown; },
    up: () => move(-1),
    down: () => move(1),
  });
;
async () => {

 { svelteHTML.createElement("main", {   "class":`open`,...__sveltets_2_empty({"data-test":`opening`}),});
   { svelteHTML.createElement("div", { "class":`l`,});
     { const $$_ediS2C = __sveltets_2_ensureComponent(Side); new $$_ediS2C({ target: __sveltets_2_any(), props: {}});}
    if(!locked){
       { svelteHTML.createElement("ul", {   "class":`books`,"aria-label":m["ui.recent"](),});
           for(let register of __sveltets_2_ensureArray(recent)){register.path;
           { svelteHTML.createElement("li", {}); { svelteHTML.createElement("button", {          "type":`button`,"class":`book`,"aria-pressed":register.path === chosen?.path,"onclick":() => choose(register),...__sveltets_2_empty({"data-test":`recent`}),});register.path === chosen?.path;
             { const $$_nocI5C = __sveltets_2_ensureComponent(Icon); new $$_nocI5C({ target: __sveltets_2_any(), props: {  "name":`lock`,}});} { svelteHTML.createElement("b", {});register.name; } { svelteHTML.createElement("span", { "class":`soft`,});shown_moment(register.opened_at); }
             { svelteHTML.createElement("span", { "class":`path muted`,});register.path;register.exists ? "" : ` · ${m["ui.not_there"]()}`; }
           } }
        }
           { svelteHTML.createElement("li", { "class":`none soft`,});m["ui.no_recent"](); }
        
       }
       { svelteHTML.createElement("div", { "class":`starts`,});
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`new`,"test":`new-register`,"onclick":make,}});m["ui.new_register"](); Button}
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"command":`open_file`,"test":`open-file`,"onclick":() => void choose_file(),}});m["ui.open_other"](); Button}
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"test":`open-sample`,"disabled":busy,"onclick":() => void try_open(() => commands.openSample()),}});m["ui.open_sample"](); Button}
       }
    }
     { svelteHTML.createElement("p", { "class":`promise`,});m["ui.promise"](); }
   }

   { const $$_form1 = svelteHTML.createElement("form", {    "class":`r`,"onsubmit":(event) => { event.preventDefault(); void open(false); },});page = $$_form1;
    if(chosen){
       { svelteHTML.createElement("h1", {});locked ? m["ui.locked"]() : m["screen.opening"](); }
       { svelteHTML.createElement("p", { "class":`soft`,});chosen.name; }
       { svelteHTML.createElement("div", { "class":`secret`,});
        if(by_recovery){
           { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":m["ui.recovery_code"](),value:recovery,"first":true,"test":`recovery`,"hint":m["ui.recovery_hint"](),"wrong":failure && !busy ? " " : null,}});/*Ωignore_startΩ*/() => recovery = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';}
        }else{
           { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {         "label":m["ui.passphrase"](),value:passphrase,"secret":!shown,"first":true,"test":`passphrase`,"wrong":failure && !busy ? " " : null,end:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("button", {         "type":`button`,"class":`reveal bare soft`,"tabindex":-1,"aria-pressed":shown,"onclick":() => (shown = !shown),}); { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":`eye`,}});}shown ? m["ui.hide"]() : m["ui.show"]();  { svelteHTML.createElement("kbd", {});key_text("reveal"); } }};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => passphrase = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF3.$$bindings = 'value';/*Ωignore_startΩ*/const {end} = $$_dleiF3.$$prop_def;/*Ωignore_endΩ*/
            
           Field}
        }
       }
      if(failure){
         { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", { "class":`strong`,});failure_text(failure); }if(tries > 1){ { svelteHTML.createElement("p", { "class":`soft small`,});m["ui.tries"]({ count: tries }); }} Note}
      }
       { svelteHTML.createElement("div", { "class":`acts`,});
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`main`,"command":`open`,"submit":true,"disabled":busy,"test":`open`,}});busy ? m["ui.opening"]() : m["screen.opening"](); Button}
        if(locked){ { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"test":`close-register`,"onclick":() => void close(),}});m["ui.close_register"](); Button}
        }else{ { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"test":`open-read-only`,"disabled":busy,"onclick":() => void open(true),}});m["ui.read_only"](); Button}}
       }
      if(!locked){
         { svelteHTML.createElement("ul", { "class":`rest`,});
           { svelteHTML.createElement("li", { "class":`strong`,});m["ui.forgotten"](); }
           { svelteHTML.createElement("li", {}); { svelteHTML.createElement("button", {       "type":`button`,"class":`link`,...__sveltets_2_empty({"data-test":`by-recovery`}),"onclick":() => { by_recovery = !by_recovery; failure = null; focus_passphrase(); },});by_recovery ? m["ui.use_passphrase"]() : m["ui.use_recovery"](); }if(!by_recovery){  { svelteHTML.createElement("span", { "class":`muted`,});m["ui.recovery_is"](); }} }
           { svelteHTML.createElement("li", { "class":`muted last`,});m["ui.no_way_in"](); }
         }
      }
    }else{
       { svelteHTML.createElement("h1", {});m["ui.begin"](); }
       { svelteHTML.createElement("p", { "class":`soft`,});m["ui.begin_say"](); }
      if(failure){ { const $$_etoN2C = __sveltets_2_ensureComponent(Note); new $$_etoN2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`refuse`,"test":`refusal`,}}); { svelteHTML.createElement("p", {});failure_text(failure); } Note}}
    }
   }
   { svelteHTML.createElement("footer", { "class":`status`,}); { svelteHTML.createElement("span", {});m["ui.version"](); } { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_hctiwSegaugnaL2C = __sveltets_2_ensureComponent(LanguageSwitch); new $$_hctiwSegaugnaL2C({ target: __sveltets_2_any(), props: {}});} }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Opening__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Opening__SvelteComponent_ = ReturnType<typeof Opening__SvelteComponent_>;
/*Ωignore_endΩ*/export default Opening__SvelteComponent_;