///<reference types="svelte" />
;// One of a few: opens with Alt+Down or Space, a letter goes to its line.

import { Select } from "bits-ui";
import Icon from "./Icon.svelte";
import Labelled from "./Labelled.svelte";
;

  type Props = {
    label?: string;
    value: string;
    choices: { value: string; label: string }[];
    /** What stands there, and can be chosen again, when nothing is chosen. */
    blank?: string;
    may_be_blank?: boolean;
    required?: boolean;
    hint?: string | null;
    wrong?: string | null;
    disabled?: boolean;
    first?: boolean;
    test?: string;
    onchoose?: (value: string) => void;
  };;function $$render() {

  
  
  
  

  let { label = "", value = $bindable(), choices, blank = "", may_be_blank = false, required = false, hint = null, wrong = null, disabled = false, first = false, test, onchoose }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
  const none = "\u0000none";
  const items = $derived(may_be_blank ? [{ value: none, label: blank || "\u00a0" }, ...choices] : choices);
  const chosen = $derived(choices.find((choice) => choice.value === value)?.label ?? "");
;
async () => {

 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },id,label,required,hint,wrong,}});
   { const $$_tooR_tceleS1C = __sveltets_2_ensureComponent(Select.Root); new $$_tooR_tceleS1C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"type":`single`,"value":value === "" ? none : value,items,disabled,"allowDeselect":false,"onValueChange":(next) => { value = next === none ? "" : next; onchoose?.(value); },}});
     { const $$_reggirT_tceleS2C = __sveltets_2_ensureComponent(Select.Trigger); new $$_reggirT_tceleS2C({ target: __sveltets_2_any(), props: {          children:() => { return __sveltets_2_any(0); },id,"class":`field select ${wrong ? 'is-wrong' : ''}`,"data-test":test,"data-first":first || undefined,"data-value":value,"aria-labelledby":label ? `${id}-label ${id}` : undefined,}});
       { svelteHTML.createElement("span", { });!chosen;chosen || blank; } { svelteHTML.createElement("span", { "class":`grow`,}); } { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`down`,}});}
     Select.Trigger}
     { const $$_latroP_tceleS2C = __sveltets_2_ensureComponent(Select.Portal); new $$_latroP_tceleS2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
       { const $$_tnetnoC_tceleS3C = __sveltets_2_ensureComponent(Select.Content); new $$_tnetnoC_tceleS3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"class":`pop choices-pop`,"sideOffset":2,"preventScroll":false,"align":`start`,}});
         { const $$_tropweiV_tceleS4C = __sveltets_2_ensureComponent(Select.Viewport); new $$_tropweiV_tceleS4C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
             for(let item of __sveltets_2_ensureArray(items)){item.value;
             { const $$_metI_tceleS5C = __sveltets_2_ensureComponent(Select.Item); new $$_metI_tceleS5C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"class":`choice`,"value":item.value,"label":item.label,"data-test":test ? `${test}:${item.value === none ? "" : item.value}` : undefined,}});item.label; Select.Item}
          }
         Select.Viewport}
       Select.Content}
     Select.Portal}
   Select.Root}
 Labelled}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const SelectField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SelectField__SvelteComponent_ = ReturnType<typeof SelectField__SvelteComponent_>;
/*Ωignore_endΩ*/export default SelectField__SvelteComponent_;