///<reference types="svelte" />
;// Slides from the right over its own page, which stays readable. Esc closes it, Ctrl+Enter writes.

import { onMount, type Snippet } from "svelte";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import Button from "./Button.svelte";
;

  type Props = { title: string; tag?: string; wide?: boolean; test?: string; close: () => void; write?: () => void; foot: Snippet; children: Snippet };;function $$render() {

  
  
  
  
  

  let { title, tag = "", wide = false, test = "sheet", close, write, foot, children }: Props = $props();
  const id = $props.id();
  let sheet: HTMLElement;

  const stops = (): HTMLElement[] =>
    [...sheet.querySelectorAll<HTMLElement>("button, input, textarea, select, a[href], [tabindex]")].filter((stop) => stop.tabIndex >= 0 && !stop.hasAttribute("disabled") && stop.offsetParent !== null);

  use_keys({ back: () => close(), write: () => write?.() }, { modal: true });

  onMount(() => {
    const before = document.activeElement as HTMLElement | null;
    const first = sheet.querySelector<HTMLElement>("[data-first]") ?? stops().find((stop) => !stop.closest(".sheet-head"));
    (first ?? sheet).focus();
    return () => before?.isConnected && before.focus();
  });

  function keep_inside(event: KeyboardEvent): void {
    if (event.key !== "Tab") return;
    const all = stops();
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  }
;
async () => {


 { const $$_div0 = svelteHTML.createElement("div", {            "class":`sheet`,"role":`dialog`,"aria-labelledby":id,"tabindex":-1,"onkeydown":keep_inside,...__sveltets_2_empty({"data-test":test}),});wide;sheet = $$_div0;
   { svelteHTML.createElement("header", { "class":`sheet-head`,}); { svelteHTML.createElement("h1", {id,});title; }if(tag){ { svelteHTML.createElement("span", { "class":`muted`,});tag; }} { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"icon":`close`,"command":`back`,"test":`close`,"onclick":close,}});m["ui.close"](); Button} }
   { svelteHTML.createElement("div", { "class":`sheet-body`,});;__sveltets_2_ensureSnippet(children()); }
   { svelteHTML.createElement("footer", { "class":`sheet-foot`,});;__sveltets_2_ensureSnippet(foot()); }
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Sheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Sheet__SvelteComponent_ = ReturnType<typeof Sheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default Sheet__SvelteComponent_;