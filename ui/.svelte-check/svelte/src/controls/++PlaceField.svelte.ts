///<reference types="svelte" />
;// A place in its parts, in the order in which it is written: number and village, commune, district (old), province, country.

import { m } from "../generated/words/messages.js";
import Field from "./Field.svelte";
import Labelled from "./Labelled.svelte";
;

  type Place = { commune: string | null; district: string | null; province: string | null; country: string | null; address: string | null };;;
  type Props = { label: string; value: Place | null; parts: Record<keyof Place, string>; with_address?: boolean; wrong?: string | null; test?: string; onleave?: () => void };;function $$render() {

  
  
  
  


  let { label, value = $bindable(), parts, with_address = false, wrong = null, test, onleave }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
  const names = $derived<(keyof Place)[]>(with_address ? ["address", "commune", "district", "province", "country"] : ["commune", "district", "province", "country"]);

  function set(name: keyof Place, text: string): void {
    const next: Place = { commune: null, district: null, province: null, country: null, address: null, ...value };
    next[name] = text === "" ? null : text;
    value = Object.values(next).some((part) => part !== null) ? next : null;
  }
;
async () => {

 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },id,label,wrong,"group":true,"hint":m["ui.place_hint"](),}});
   { svelteHTML.createElement("div", {  "class":`parts`,});with_address;
       for(let name of __sveltets_2_ensureArray(names)){name;
       { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {        "placeholder":parts[name],value:__sveltets_2_get_set_binding(() => value?.[name] ?? "",(text) => set(name, text)),"test":test ? `${test}.${name}` : undefined,onleave,}});$$_dleiF2.$$bindings = 'value';}
    }
   }
 Labelled}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const PlaceField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PlaceField__SvelteComponent_ = ReturnType<typeof PlaceField__SvelteComponent_>;
/*Ωignore_endΩ*/export default PlaceField__SvelteComponent_;