///<reference types="svelte" />
;// The own fields of an event kind, each in the form of its type.

import { ask, commands, type EventView, type FieldSpec } from "../client";
import type { Choice } from "../controls/CodeField.svelte";
import { shown_date } from "../dates";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { event_name, folded, word } from "../words";
import CheckBox from "../controls/CheckBox.svelte";
import CodeField from "../controls/CodeField.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Labelled from "../controls/Labelled.svelte";
import PartialDateField from "../controls/PartialDateField.svelte";
import SelectField from "../controls/SelectField.svelte";
import { unit_choices } from "../units/choices";
import { paper_choices } from "./papers";
;

  type Props = { fields: FieldSpec[]; values: Record<string, string>; wrong: (field: string) => string | null; events: EventView[]; onleave?: () => void };;function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { fields, values = $bindable(), wrong, events, onleave }: Props = $props()/*Ωignore_startΩ*/;values;/*Ωignore_endΩ*/;
  const id = $props.id();

  function set(name: string, value: string): void {
    const { [name]: _, ...rest } = values;
    values = value === "" ? rest : { ...values, [name]: value };
  }

  async function people(text: string): Promise<Choice[]> {
    const answer = await ask(commands.findPeople(text, true, 20));
    if (answer.state !== "data") return [];
    return answer.data.map((person) => ({ value: String(person.person), label: person.name, detail: [shown_date(person.birth_date), person.unit_name].filter(Boolean).join(" · ") }));
  }

  async function courses(text: string): Promise<Choice[]> {
    const answer = await ask(commands.courseList(null));
    if (answer.state !== "data") return [];
    return answer.data.filter((line) => folded(line.facts.name).includes(folded(text))).map((line) => ({ value: String(line.course), label: line.facts.name, detail: shown_date(line.facts.from) }));
  }

  const of_case = $derived(events.filter((event) => !event.voided).map((event) => ({ value: String(event.event), label: `${shown_date(event.on)} ${event_name(event.kind, true)}` })));
  const yes_no = [{ value: "true", label: m["ui.yes"]() }, { value: "false", label: m["ui.no"]() }];
  const list_of = (name: string): string[] => {
    try {
      return JSON.parse(values[name] ?? "[]") as string[];
    } catch {
      return [];
    }
  };
  function toggle(name: string, code: string, on: boolean): void {
    const next = on ? [...list_of(name), code] : list_of(name).filter((other) => other !== code);
    set(name, next.length === 0 ? "" : JSON.stringify(next));
  }
  const span = (field: FieldSpec): string => (field.type === "text" || field.type === "codes" || field.type === "units" ? "w6" : ["date", "partial_date", "number", "decimal", "yes_no"].includes(field.type) ? "w2" : "w4");
;
async () => {

   for(let field of __sveltets_2_ensureArray(fields)){field.name;
  const name = field.name;
  const label = word(`field.${name}`);
  const test = `field.${name}`;
   { svelteHTML.createElement("div", { "class":span(field),});
    if(field.type === "date"){ { const $$_dleiFetaD1C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD1 = new $$_dleiFetaD1C({ target: __sveltets_2_any(), props: {          label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFetaD1.$$bindings = 'value';}
    } else if (field.type === "partial_date"){ { const $$_dleiFetaDlaitraP1C = __sveltets_2_ensureComponent(PartialDateField); const $$_dleiFetaDlaitraP1 = new $$_dleiFetaDlaitraP1C({ target: __sveltets_2_any(), props: {          label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFetaDlaitraP1.$$bindings = 'value';}
    } else if (field.type === "yes_no"){ { const $$_dleiFtceleS1C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS1 = new $$_dleiFtceleS1C({ target: __sveltets_2_any(), props: {             label,"may_be_blank":!field.required,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"choices":yes_no,"required":field.required,"wrong":wrong(name),test,}});$$_dleiFtceleS1.$$bindings = 'value';}
    } else if (field.type === "code"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"choices":choices(field.code_list, values[name] ?? null),"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    } else if (field.type === "codes"){
       { const $$_dellebaL1C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL1C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"id":`${id}-${name}`,label,"required":field.required,"wrong":wrong(name),"group":true,}});
         { svelteHTML.createElement("div", { "class":`ticks`,});   for(let choice of __sveltets_2_ensureArray(choices(field.code_list))){choice.value; { const $$_xoBkcehC3C = __sveltets_2_ensureComponent(CheckBox); new $$_xoBkcehC3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"checked":list_of(name).includes(choice.value),"test":`${test}:${choice.value}`,"onchange":(on) => toggle(name, choice.value, on),}});choice.label; CheckBox}} }
       Labelled}
    } else if (field.type === "paper"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"choices":paper_choices(),"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    } else if (field.type === "person"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {              label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"find":people,"free":true,"required":field.required,"hint":m["ui.person_hint"](),"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    } else if (field.type === "unit"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"find":unit_choices,"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    } else if (field.type === "units"){ { const $$_dleiF1C = __sveltets_2_ensureComponent(Field); const $$_dleiF1 = new $$_dleiF1C({ target: __sveltets_2_any(), props: {          label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiF1.$$bindings = 'value';}
    } else if (field.type === "event"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"choices":of_case,"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    } else if (field.type === "course"){ { const $$_dleiFedoC1C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC1 = new $$_dleiFedoC1C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"find":courses,"required":field.required,"wrong":wrong(name),test,onleave,}});$$_dleiFedoC1.$$bindings = 'value';}
    }else{ { const $$_dleiF1C = __sveltets_2_ensureComponent(Field); const $$_dleiF1 = new $$_dleiF1C({ target: __sveltets_2_any(), props: {              label,value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"required":field.required,"right":field.type === "number" || field.type === "decimal","mode":field.type === "number" ? "numeric" : "text","wrong":wrong(name),test,onleave,}});$$_dleiF1.$$bindings = 'value';}}
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('values'), slots: {}, events: {} }}
const EventFields__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EventFields__SvelteComponent_ = ReturnType<typeof EventFields__SvelteComponent_>;
/*Ωignore_endΩ*/export default EventFields__SvelteComponent_;