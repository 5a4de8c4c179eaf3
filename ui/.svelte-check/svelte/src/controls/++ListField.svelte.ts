///<reference types="svelte" />
;
  /** A column of the rows. */
  export type ListColumn = { name: string; label: string; type: string; choices: { value: string; label: string }[] };
;;// Several rows of the same few fields, such as a career; the value is JSON text. A row left empty is not kept.


import { m } from "../generated/words/messages.js";
import Button from "./Button.svelte";
import CodeField from "./CodeField.svelte";
import Field from "./Field.svelte";
import Labelled from "./Labelled.svelte";
import PartialDateField from "./PartialDateField.svelte";
;

  type Row = Record<string, string | null>;;;
  type Props = { label: string; value: string | null; columns: ListColumn[]; wrong?: string | null; test?: string };;function $$render() {

  
  
  
  
  
  
  


  let { label, value = $bindable(), columns, wrong = null, test }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();

  function read(text: string | null): Row[] {
    try {
      const rows: unknown = JSON.parse(text ?? "[]");
      return Array.isArray(rows) ? (rows as Row[]) : [];
    } catch {
      return [];
    }
  }
  // svelte-ignore state_referenced_locally
  let rows = $state<Row[]>(read(value));

  function changed(): void {
    const kept = rows.filter((row) => Object.values(row).some((cell) => cell !== null && cell !== ""));
    value = kept.length === 0 ? null : JSON.stringify(kept);
  }

  function set(row: Row, name: string, text: string): void {
    row[name] = text === "" ? null : text;
    changed();
  }

  // Dates and codes are narrow, texts take the rest.
  const template = $derived(`${columns.map((column) => (column.type === "partial_date" ? "112px" : "minmax(0, 1fr)")).join(" ")} 30px`);
;
async () => {



 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },id,label,wrong,"group":true,}});
  if(rows.length > 0){
     { svelteHTML.createElement("div", {  "class":`rows`,});__sveltets_2_ensureType(String, Number, template);
         for(let column of __sveltets_2_ensureArray(columns)){column.name; { svelteHTML.createElement("span", { "class":`small soft`,});column.label; }} { svelteHTML.createElement("span", {}); }
          for(let row of __sveltets_2_ensureArray(rows)){let index = 1;index;
           for(let column of __sveltets_2_ensureArray(columns)){column.name;
          const test_name = test ? `${test}.${index}.${column.name}` : undefined;
          if(column.type === "partial_date" || column.type === "date"){ { const $$_dleiFetaDlaitraP2C = __sveltets_2_ensureComponent(PartialDateField); const $$_dleiFetaDlaitraP2 = new $$_dleiFetaDlaitraP2C({ target: __sveltets_2_any(), props: {      value:__sveltets_2_get_set_binding(() => row[column.name] ?? "",(text) => set(row, column.name, text)),"test":test_name,}});$$_dleiFetaDlaitraP2.$$bindings = 'value';}
          } else if (column.type === "code"){ { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {        value:__sveltets_2_get_set_binding(() => row[column.name] ?? "",(text) => set(row, column.name, text)),"choices":column.choices,"test":test_name,}});$$_dleiFedoC2.$$bindings = 'value';}
          }else{ { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {      "placeholder":"",value:__sveltets_2_get_set_binding(() => row[column.name] ?? "",(text) => set(row, column.name, text)),"test":test_name,}});$$_dleiF2.$$bindings = 'value';}}
        }
         { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {        "kind":`quiet`,"icon":`close`,"label":m["ui.remove_row"](),"onclick":() => { rows.splice(index, 1); changed(); },}});}
      }
     }
  }
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"icon":`add`,"test":test ? `${test}.add` : undefined,"onclick":() => rows.push({}),}});m["ui.add_row"](); Button}
 Labelled}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const ListField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ListField__SvelteComponent_ = ReturnType<typeof ListField__SvelteComponent_>;
/*Ωignore_endΩ*/export default ListField__SvelteComponent_;