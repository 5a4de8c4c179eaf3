///<reference types="svelte" />
;// Lọc thêm (Ctrl+L): every condition of the list in one small panel; each acts at once.

import type { Filters, ListScreen } from "../client";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { word } from "../words";
import CheckBox from "../controls/CheckBox.svelte";
import CodeField from "../controls/CodeField.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import Popover from "../controls/Popover.svelte";
import SelectField from "../controls/SelectField.svelte";
import { stages_of, stage_number } from "./stages";
;

  type Props = { open?: boolean; screen: ListScreen; filters: Filters; unit_names: Map<number, string> };;function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  

  let { open = $bindable(false), screen, filters = $bindable(), unit_names }: Props = $props()/*Ωignore_startΩ*/;open;filters;/*Ωignore_endΩ*/;

  const units = $derived([...unit_names].map(([unit, name]) => ({ value: String(unit), label: name })));
  const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

  function toggle(stage: string, on: boolean): void {
    const chosen = new Set(filters.stages);
    if (on) chosen.add(stage);
    else chosen.delete(stage);
    filters = { ...filters, stages: stages_of(screen).filter((other) => chosen.has(other)) };
  }
;
async () => {

 { const $$_revopoP0C = __sveltets_2_ensureComponent(Popover); const $$_revopoP0 = new $$_revopoP0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },open,"look":`chip add`,"test":`add-filter`,button:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nocI0C = __sveltets_2_ensureComponent(Icon); new $$_nocI0C({ target: __sveltets_2_any(), props: {  "name":`add`,}});}m["ui.add_filter"]();};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_revopoP0.$$bindings = 'open';/*Ωignore_startΩ*/const {button} = $$_revopoP0.$$prop_def;/*Ωignore_endΩ*/
  
   { svelteHTML.createElement("div", { "class":`form filter-form`,});
     { svelteHTML.createElement("fieldset", { "class":`stages`,}); { svelteHTML.createElement("legend", { "class":`small soft`,});m["column.stage"](); }
         for(let stage of __sveltets_2_ensureArray(stages_of(screen))){stage; { const $$_xoBkcehC3C = __sveltets_2_ensureComponent(CheckBox); new $$_xoBkcehC3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"checked":filters.stages.includes(stage),"test":`filter-stage:${stage}`,"onchange":(on) => toggle(stage, on),}});stage_number(stage); word(`stage.${stage}`); CheckBox}}
     }
     { const $$_dleiFedoC2C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC2 = new $$_dleiFedoC2C({ target: __sveltets_2_any(), props: {         "label":m["ui.unit"](),value:__sveltets_2_get_set_binding(() => (filters.unit === null ? "" : String(filters.unit)),(unit) => (filters = { ...filters, unit: whole(unit) })),"choices":units,"test":`filter-unit`,}});$$_dleiFedoC2.$$bindings = 'value';}
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiFtceleS3C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS3 = new $$_dleiFtceleS3C({ target: __sveltets_2_any(), props: {          "label":m["ui.sex_short"](),"may_be_blank":true,value:__sveltets_2_get_set_binding(() => filters.sex ?? "",(sex) => (filters = { ...filters, sex: sex || null })),"choices":choices("sex"),"test":`filter-sex`,}});$$_dleiFtceleS3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":m["ui.age_from"](),"mode":`numeric`,"right":true,value:__sveltets_2_get_set_binding(() => filters.age_from?.toString() ?? "",(text) => (filters = { ...filters, age_from: whole(text) })),"test":`filter-age-from`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":m["ui.age_to"](),"mode":`numeric`,"right":true,value:__sveltets_2_get_set_binding(() => filters.age_to?.toString() ?? "",(text) => (filters = { ...filters, age_to: whole(text) })),"test":`filter-age-to`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w4`,}); { const $$_dleiFedoC3C = __sveltets_2_ensureComponent(CodeField); const $$_dleiFedoC3 = new $$_dleiFedoC3C({ target: __sveltets_2_any(), props: {         "label":m["column.ethnicity"](),value:__sveltets_2_get_set_binding(() => filters.ethnicity ?? "",(code) => (filters = { ...filters, ethnicity: code || null })),"choices":choices("ethnicity"),"test":`filter-ethnicity`,}});$$_dleiFedoC3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`w2`,}); { const $$_dleiF3C = __sveltets_2_ensureComponent(Field); const $$_dleiF3 = new $$_dleiF3C({ target: __sveltets_2_any(), props: {          "label":m["ui.listed_from_year"](),"mode":`numeric`,"right":true,value:__sveltets_2_get_set_binding(() => filters.listed_from?.toString() ?? "",(text) => (filters = { ...filters, listed_from: whole(text) })),"test":`filter-listed-from`,}});$$_dleiF3.$$bindings = 'value';} }
     { svelteHTML.createElement("div", { "class":`ticks`,});
       { const $$_xoBkcehC3C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC3 = new $$_xoBkcehC3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },checked:__sveltets_2_get_set_binding(() => filters.overdue,(on) => (filters = { ...filters, overdue: on })),"test":`filter-overdue`,}});$$_xoBkcehC3.$$bindings = 'checked';word("clock_state.overdue"); CheckBox}
       { const $$_xoBkcehC3C = __sveltets_2_ensureComponent(CheckBox); const $$_xoBkcehC3 = new $$_xoBkcehC3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },checked:__sveltets_2_get_set_binding(() => filters.due,(on) => (filters = { ...filters, due: on })),"test":`filter-due`,}});$$_xoBkcehC3.$$bindings = 'checked';word("clock_state.due"); CheckBox}
       { const $$_xoBkcehC3C = __sveltets_2_ensureComponent(CheckBox); new $$_xoBkcehC3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"checked":filters.stuck_days !== null,"test":`filter-stuck`,"onchange":(on) => (filters = { ...filters, stuck_days: on ? 90 : null }),}});m["ui.stuck_over"]({ days: 90 }); CheckBox}
     }
   }
 Popover}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('open', 'filters'), slots: {}, events: {} }}
const AddFilter__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type AddFilter__SvelteComponent_ = ReturnType<typeof AddFilter__SvelteComponent_>;
/*Ωignore_endΩ*/export default AddFilter__SvelteComponent_;