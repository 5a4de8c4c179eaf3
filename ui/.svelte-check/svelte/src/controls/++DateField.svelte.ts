///<reference types="svelte" />
;// A whole date. The value is the ISO text once a date is understood, else what was typed, for the register to refuse.
// The field rewrites what was typed only when it is left.

import { shown_date, typed_date } from "../dates";
import { m } from "../generated/words/messages.js";
import Field from "./Field.svelte";
;

  type Props = { label?: string; value: string; required?: boolean; hint?: string | null; wrong?: string | null; warned?: string | null; disabled?: boolean; first?: boolean; test?: string; onleave?: () => void };;function $$render() {

  
  
  
  
  

  let { label = "", value = $bindable(), required = false, hint = null, wrong = null, warned = null, disabled = false, first = false, test, onleave }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;

  const is_iso = (text: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(text);
  // svelte-ignore state_referenced_locally
  let text = $state(is_iso(value) ? shown_date(value) : value);
  // svelte-ignore state_referenced_locally
  let given = value;
  let left = $state(false);

  $effect(() => {
    if (value === given) return;
    given = value;
    text = is_iso(value) ? shown_date(value) : value;
  });

  const understood = $derived(typed_date(text));
  const own_fault = $derived.by(() => {
    if (!left || understood.state === "empty") return null;
    if (understood.state === "wrong" && understood.why === "impossible") return m["ui.date_impossible"]({ text });
    if (understood.state !== "date" || understood.precision !== "day") return m["ui.date_whole"]();
    return null;
  });

  function typed(): void {
    left = false;
    value = given = understood.state === "date" ? understood.iso : text.trim();
  }

  function leave(): void {
    left = true;
    if (understood.state === "date") text = shown_date(understood.iso);
    onleave?.();
  }
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {                label,value:text,required,hint,"wrong":wrong ?? own_fault,warned,disabled,first,test,"right":true,"mode":`numeric`,"oninput":typed,"onleave":leave,end:() => { async ()/*Ωignore_positionΩ*/ => {if(text === ""){ { svelteHTML.createElement("span", { "class":`hint small`,});  }}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => text = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF0.$$bindings = 'value';/*Ωignore_startΩ*/const {end} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
  
 Field}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const DateField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DateField__SvelteComponent_ = ReturnType<typeof DateField__SvelteComponent_>;
/*Ωignore_endΩ*/export default DateField__SvelteComponent_;