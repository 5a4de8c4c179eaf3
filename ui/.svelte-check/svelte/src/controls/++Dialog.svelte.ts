///<reference types="svelte" />
;// Asks only what cannot be undone; the safe answer has the focus. Also the frame of the palette and the keys' help.

import { onMount, type Snippet } from "svelte";
import { use_keys } from "../keys.svelte";
;

  type Props = { label: string; width?: number; top?: boolean; test?: string; name?: string; close: () => void; children: Snippet };;function $$render() {

  
  
  

  let { label, width = 480, top = false, test = "dialog", name = "", close, children }: Props = $props();
  let box: HTMLDialogElement;

  // svelte-ignore state_referenced_locally
  use_keys({ back: () => close() }, { modal: true, name });
  onMount(() => {
    const before = document.activeElement as HTMLElement | null;
    box.showModal();
    (box.querySelector<HTMLElement>("[data-first]") ?? box).focus();
    return () => before?.isConnected && before.focus();
  });
;
async () => {

 { const $$_dialog0 = svelteHTML.createElement("dialog", {          "class":`dialog`,"aria-label":label,...__sveltets_2_empty({"data-test":test}),"oncancel":(event) => event.preventDefault(),});top;box = $$_dialog0;__sveltets_2_ensureType(String, Number, `${width} `);;__sveltets_2_ensureSnippet(children()); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Dialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Dialog__SvelteComponent_ = ReturnType<typeof Dialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default Dialog__SvelteComponent_;