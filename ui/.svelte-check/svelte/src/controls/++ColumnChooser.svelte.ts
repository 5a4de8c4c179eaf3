///<reference types="svelte" />
;// Which columns, and in which order: Alt+Up and Alt+Down move the one that has the focus.

import { m } from "../generated/words/messages.js";
import Icon from "./Icon.svelte";
import Popover from "./Popover.svelte";
;

  type Props = { columns: { key: string; head: string }[]; shown: string[]; onchange: (shown: string[]) => void };;function $$render() {

  
  
  
  

  let { columns, shown, onchange }: Props = $props();
  const ordered = $derived([...shown.flatMap((key) => columns.find((column) => column.key === key) ?? []), ...columns.filter((column) => !shown.includes(column.key))]);

  function set(key: string, on: boolean): void {
    onchange(on ? [...shown, key] : shown.filter((other) => other !== key));
  }

  function move(event: KeyboardEvent, key: string): void {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    const at = shown.indexOf(key);
    if (by === undefined || at < 0 || at + by < 0 || at + by >= shown.length) return;
    event.preventDefault();
    event.stopPropagation();
    const next = shown.filter((other) => other !== key);
    next.splice(at + by, 0, key);
    onchange(next);
    const box = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => box.focus());
  }
;
async () => {

 { const $$_revopoP0C = __sveltets_2_ensureComponent(Popover); const $$_revopoP0 = new $$_revopoP0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`button quiet`,"align":`end`,"test":`columns`,button:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_nocI0C = __sveltets_2_ensureComponent(Icon); new $$_nocI0C({ target: __sveltets_2_any(), props: {  "name":`columns`,}});}m["ui.columns"]();};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {button} = $$_revopoP0.$$prop_def;/*Ωignore_endΩ*/
  
   { svelteHTML.createElement("ul", { "class":`list`,});
       for(let column of __sveltets_2_ensureArray(ordered)){column.key;
       { svelteHTML.createElement("li", {}); { svelteHTML.createElement("label", { "class":`tick-row`,}); { svelteHTML.createElement("input", {              "type":`checkbox`,"class":`tick-box`,"checked":shown.includes(column.key),"disabled":column.key === "name","onchange":(event) => set(column.key, event.currentTarget.checked),"onkeydown":(event) => move(event, column.key),...__sveltets_2_empty({"data-test":`column:${column.key}`}),});} { svelteHTML.createElement("span", {});column.head; } } }
    }
   }
   { svelteHTML.createElement("p", { "class":`muted small`,});m["ui.columns_hint"](); }
 Popover}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ColumnChooser__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ColumnChooser__SvelteComponent_ = ReturnType<typeof ColumnChooser__SvelteComponent_>;
/*Ωignore_endΩ*/export default ColumnChooser__SvelteComponent_;