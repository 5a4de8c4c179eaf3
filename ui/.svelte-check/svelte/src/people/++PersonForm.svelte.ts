///<reference types="svelte" />
;// A person's facts in the order of the paper form, made from the register's own list of fields.

import type { Failure, Person, PersonField, Place } from "../client";
import { choices, lists } from "../lists";
import { m } from "../generated/words/messages.js";
import { word } from "../words";
import { failure_text } from "../writes";
import CodeField from "../controls/CodeField.svelte";
import Field from "../controls/Field.svelte";
import ListField from "../controls/ListField.svelte";
import PartialDateField from "../controls/PartialDateField.svelte";
import PlaceField from "../controls/PlaceField.svelte";
import TextArea from "../controls/TextArea.svelte";
import DateField from "../controls/DateField.svelte";
import Section from "../controls/Section.svelte";
import { field_groups } from "./groups";
;

  type Props = { facts: Person; failure?: Failure | null; first?: boolean; onleave?: (field: keyof Person) => void };;function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { facts = $bindable(), failure = null, first = true, onleave }: Props = $props()/*Ωignore_startΩ*/;facts;/*Ωignore_endΩ*/;

  const parts: Record<keyof Place, string> = { address: m["person.place.address"](), commune: m["person.place.commune"](), district: m["person.place.district"](), province: m["person.place.province"](), country: m["person.place.country"]() };
  const long: (keyof Person)[] = ["special_history", "military", "health", "policy_family", "economy"];
  const residences: (keyof Person)[] = ["residence_permanent", "residence_temporary"];

  const text_of = (name: keyof Person): string => (facts[name] as string | null) ?? "";
  function set(name: keyof Person, value: string | Place | null): void {
    (facts as Record<string, unknown>)[name] = name === "birth_name" ? value : value === "" ? null : value;
  }
  const wrong = (name: keyof Person): string | null => (failure?.field === name ? failure_text(failure) : null);
  const span = (field: PersonField): string => (["place", "list"].includes(field.type) || long.includes(field.name) ? "w6" : field.type === "text" ? "w3" : "w2");
;
async () => {

   for(let group of __sveltets_2_ensureArray(field_groups(lists().fields))){group.title;
   { const $$_noitceS0C = __sveltets_2_ensureComponent(Section); new $$_noitceS0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":word(group.title),}});
     { svelteHTML.createElement("div", { "class":`form`,});
         for(let field of __sveltets_2_ensureArray(group.fields)){field.name;
        const name = field.name;
        const label = word(`person.${name}`);
        const test = `person.${name}`;
        if(field.type !== "picture"){
           { svelteHTML.createElement("div", { "class":span(field),});
            if(field.type === "partial_date"){ { const $$_dleiFetaDlaitraP3C = __sveltets_2_ensureComponent(PartialDateField); const $$_dleiFetaDlaitraP3 = new $$_dleiFetaDlaitraP3C({ target: __sveltets_2_any(), props: {         label,value:__sveltets_2_get_set_binding(() => text_of(name),(value) => set(name, value)),"wrong":wrong(name),test,"onleave":() => onleave?.(name),}});$$_dleiFetaDlaitraP3.$$bindings = 'value';}
            } else if (field.type === "date"){ { const $$_dleiFetaD3C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD3 = new $$_dleiFetaD3C({ target: __sveltets_2_any(), props: {         label,value:__sveltets_2_get_set_binding(() => text_of(name),(value) => set(name, value)),"wrong":wrong(name),test,"onleave":() => onleave?.(name),}});$$_dleiFetaD3.$$bindings = 'value';}
            } else if (field.type === "code"){ { const $$_dleiFedoC3C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC3 = new $$_dleiFedoC3C({ target: __sveltets_2_any(), props: {           label,value:__sveltets_2_get_set_binding(() => text_of(name),(value) => set(name, value)),"choices":choices(field.code_list, text_of(name)),"wrong":wrong(name),test,"onleave":() => onleave?.(name),}});$$_dleiFedoC3.$$bindings = 'value';}
            } else if (field.type === "place"){ { const $$_dleiFecalP3C = __sveltets_2_ensureComponent(PlaceField); const $$_dleiFecalP3 = new $$_dleiFecalP3C({ target: __sveltets_2_any(), props: {            label,value:__sveltets_2_get_set_binding(() => facts[name] as Place | null,(value) => set(name, value)),parts,"with_address":residences.includes(name),"wrong":wrong(name),test,"onleave":() => onleave?.(name),}});$$_dleiFecalP3.$$bindings = 'value';}
            } else if (field.type === "list"){ { const $$_dleiFtsiL3C = __sveltets_2_ensureComponent(ListField); const $$_dleiFtsiL3 = new $$_dleiFtsiL3C({ target: __sveltets_2_any(), props: {         label,value:__sveltets_2_get_set_binding(() => facts[name] as string | null,(value) => set(name, value)),"columns":field.columns.map((column) => ({ name: column.name, type: column.type, label: word(`person.${name}.${column.name}`), choices: choices(column.code_list) })),"wrong":wrong(name),test,}});$$_dleiFtsiL3.$$bindings = 'value';}
            } else if (long.includes(name)){ { const $$_aerAtxeT3C = __sveltets_2_ensureComponent(TextArea); const $$_aerAtxeT3 = new $$_aerAtxeT3C({ target: __sveltets_2_any(), props: {       label,value:__sveltets_2_get_set_binding(() => text_of(name),(value) => set(name, value)),"wrong":wrong(name),test,}});$$_aerAtxeT3.$$bindings = 'value';}
            }else{ { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {             label,value:__sveltets_2_get_set_binding(() => text_of(name),(value) => set(name, value)),"required":name === "birth_name","first":first && name === "birth_name","wrong":wrong(name),test,"onleave":() => onleave?.(name),}});$$_dleiF3.$$bindings = 'value';}}
           }
        }
      }
     }
   Section}
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('facts'), slots: {}, events: {} }}
const PersonForm__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonForm__SvelteComponent_ = ReturnType<typeof PersonForm__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonForm__SvelteComponent_;