///<reference types="svelte" />
;// A date of which day, or day and month, may be unknown. It says what it understood while typing, and never adds a day.

import { shown_date, typed_date } from "../dates";
import { m } from "../generated/words/messages.js";
import Field from "./Field.svelte";
;

  type Props = { label?: string; value: string; required?: boolean; wrong?: string | null; warned?: string | null; disabled?: boolean; first?: boolean; test?: string; onleave?: () => void };;function $$render() {

  
  
  
  

  let { label = "", value = $bindable(), required = false, wrong = null, warned = null, disabled = false, first = false, test, onleave }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;

  const is_iso = (text: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(text);
  // svelte-ignore state_referenced_locally
  let text = $state(is_iso(value) ? shown_date(value) : value);
  // svelte-ignore state_referenced_locally
  let given = value;
  let left = $state(true);

  $effect(() => {
    if (value === given) return;
    given = value;
    text = is_iso(value) ? shown_date(value) : value;
  });

  const understood = $derived(typed_date(text));
  const precision = $derived(understood.state === "date" ? understood.precision : null);
  const own_fault = $derived.by(() => {
    if (!left) return null;
    if (understood.state === "wrong" && understood.why === "impossible") return m["ui.date_impossible"]({ text });
    return understood.state === "wrong" || understood.state === "partial" ? m["ui.date_unreadable"]() : null;
  });
  const says = $derived.by(() => {
    if (left || understood.state !== "date") return null;
    const [year = "", month = "", day = ""] = understood.iso.split("-");
    if (understood.precision === "year") return m["ui.understood_year"]({ year });
    if (understood.precision === "month") return m["ui.understood_month"]({ year, month: Number(month) });
    return m["ui.understood_day"]({ year, month: Number(month), day: Number(day) });
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

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {                 label,value:text,required,"hint":says,"wrong":wrong ?? own_fault,warned,disabled,first,test,"mode":`numeric`,"oninput":typed,"onleave":leave,end:() => { async ()/*Ωignore_positionΩ*/ => {
    if(precision === "month"){ { svelteHTML.createElement("span", { "class":`hint small`,});m["ui.month_year"](); }
    } else if (precision === "year"){ { svelteHTML.createElement("span", { "class":`hint small`,});m["ui.year_only"](); }
    } else if (text === ""){ { svelteHTML.createElement("span", { "class":`hint small`,});  }}
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => text = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF0.$$bindings = 'value';/*Ωignore_startΩ*/const {end} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
  
 Field}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const PartialDateField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PartialDateField__SvelteComponent_ = ReturnType<typeof PartialDateField__SvelteComponent_>;
/*Ωignore_endΩ*/export default PartialDateField__SvelteComponent_;