///<reference types="svelte" />
;// A long table. The keyboard stays in the search field (or on the grid, where there is none) and the current row is told
// by aria-activedescendant: moving the focus at the first letter would break a word that an input method composes.

import { createVirtualizer } from "@tanstack/svelte-virtual";
import { onMount, untrack, type Snippet } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { get } from "svelte/store";
import { m } from "../generated/words/messages.js";
import { use_keys } from "../keys.svelte";
import Icon from "./Icon.svelte";
import { as_sheet, copy_text, type Column } from "./table";
function $$render<T>() {

  
  
  
  
  
  
  
  
  
  

  type Props = {
    label: string;
    columns: Column<T>[];
    total: number;
    row: (index: number) => T | undefined;
    /** The row that the keys act on. */
    current?: number;
    selected?: SvelteSet<number>;
    numbered?: boolean;
    sort?: string;
    descending?: boolean;
    /** The field that holds the keyboard while the table is in use. */
    keyboard?: HTMLInputElement | null;
    test?: string;
    cell?: Snippet<[T, Column<T>]>;
    /** The rows in view, so that they can be fetched. */
    onview?: (from: number, to: number) => void;
    onsort?: (name: string) => void;
    onopen?: (index: number) => void;
    onwidth?: (key: string, width: number) => void;
    /** Writes a cell; returns what is wrong with it, or null. */
    onedit?: (row: T, key: string, text: string) => Promise<string | null>;
    /** The rows of these places, for copying. */
    fetch?: (indexes: number[]) => Promise<T[]>;
    oncopied?: (count: number) => void;
  };
  let { label, columns, total, row, current = $bindable(0), selected = new SvelteSet<number>(), numbered = true, sort = "", descending = false, keyboard = null, test = "table", cell, onview, onsort, onopen, onwidth, onedit, fetch, oncopied }: Props = $props()/*Ωignore_startΩ*/;current;/*Ωignore_endΩ*/;

  const id = $props.id();
  const head_height = 30;
  let scroller = $state<HTMLDivElement>();
  let row_height = $state(30);
  let anchor = $state(0);
  let focused = $state(false);
  let editing = $state.raw<{ index: number; key: string } | null>(null);
  let edit_text = $state("");
  let edit_wrong = $state<string | null>(null);
  let bar = $state({ top: 0, height: 0 });

  const template = $derived([...(numbered ? ["42px"] : []), ...columns.map((column) => (column.width ? `${column.width}px` : "minmax(150px, 1fr)"))].join(" "));
  const least = $derived(columns.reduce((sum, column) => sum + (column.width ?? 150), numbered ? 42 : 0));
  const narrow = $derived([...(numbered ? ["36px"] : []), ...columns.filter((column) => !column.extra).map((column) => (column.width ? `${column.width}px` : "minmax(120px, 1fr)"))].join(" "));

  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({ count: 0, getScrollElement: () => scroller ?? null, estimateSize: () => row_height, overscan: 8, scrollMargin: head_height, scrollPaddingStart: head_height })/*Ωignore_startΩ*/;let $virtualizer = __sveltets_2_store_get(virtualizer);/*Ωignore_endΩ*/;

  $effect(() => {
    const count = total;
    const height = row_height;
    untrack(() => {
      get(virtualizer).setOptions({ count, estimateSize: () => height, getScrollElement: () => scroller ?? null });
      get(virtualizer).measure();
    });
  });

  const items = $derived($virtualizer.getVirtualItems());

  $effect(() => {
    const first = items[0]?.index;
    const last = items.at(-1)?.index;
    if (first !== undefined && last !== undefined) untrack(() => onview?.(first, last));
    measure_bar();
  });

  $effect(() => {
    if (current >= total && total > 0) current = total - 1;
  });

  $effect(() => {
    const at = current;
    if (total > 0) untrack(() => get(virtualizer).scrollToIndex(at, { align: "auto" }));
  });

  $effect(() => {
    const field = keyboard ?? grid;
    if (!field) return;
    if (total > 0) field.setAttribute("aria-activedescendant", `${id}-${current}`);
    else field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-controls", id);
    const note = (): void => {
      focused = document.activeElement === field;
    };
    note();
    field.addEventListener("focus", note);
    field.addEventListener("blur", note);
    return () => {
      field.removeEventListener("focus", note);
      field.removeEventListener("blur", note);
    };
  });

  let grid = $state<HTMLDivElement>();

  onMount(() => {
    row_height = parseInt(getComputedStyle(document.documentElement).getPropertyValue("--row"), 10) || 30;
    if (!keyboard) grid?.focus();
  });

  function measure_bar(): void {
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const room = clientHeight - head_height - 4;
    const height = scrollHeight <= clientHeight ? 0 : Math.max(24, (room * clientHeight) / scrollHeight);
    bar = { top: head_height + 2 + (room - height) * (scrollTop / Math.max(1, scrollHeight - clientHeight)), height };
  }

  const active = (): boolean => !editing && [keyboard, grid, document.body].includes(document.activeElement as HTMLElement & HTMLInputElement & HTMLDivElement);
  const field_is_empty = (): boolean => document.activeElement !== keyboard || !keyboard?.value;
  const page = (): number => Math.max(1, Math.floor(((scroller?.clientHeight ?? 400) - head_height) / row_height) - 1);

  function move(to: number): boolean {
    if (!active() || total === 0) return false;
    current = Math.min(total - 1, Math.max(0, to));
    anchor = current;
    return true;
  }

  function extend(by: number): boolean {
    if (!active() || total === 0) return false;
    if (selected.size === 0) anchor = current;
    current = Math.min(total - 1, Math.max(0, current + by));
    selected.clear();
    for (let at = Math.min(anchor, current); at <= Math.max(anchor, current); at += 1) selected.add(at);
    return true;
  }

  async function copy(): Promise<void> {
    const indexes = selected.size > 0 ? [...selected].sort((a, b) => a - b) : [current];
    const here = indexes.flatMap((index) => row(index) ?? []);
    const rows = here.length === indexes.length || !fetch ? here : await fetch(indexes);
    if (await copy_text(as_sheet(columns, rows))) oncopied?.(rows.length);
  }

  use_keys({
    up: () => move(current - 1),
    down: () => move(current + 1),
    page_up: () => move(current - page()),
    page_down: () => move(current + page()),
    first: () => field_is_empty() && move(0),
    last: () => field_is_empty() && move(total - 1),
    open: () => {
      if (!active() || total === 0 || !onopen) return false;
      onopen(current);
    },
    select: () => {
      if (!active() || total === 0) return false;
      if (!selected.delete(current)) selected.add(current);
      move(current + 1);
    },
    extend_up: () => extend(-1),
    extend_down: () => extend(1),
    select_all: () => {
      if (!active() || !field_is_empty()) return false;
      for (let at = 0; at < total; at += 1) selected.add(at);
    },
    copy: () => {
      if (!active() || !field_is_empty() || total === 0 || getSelection()?.isCollapsed === false) return false;
      void copy();
    },
    edit: () => {
      if (!active() || !onedit) return false;
      const first = columns.find((column) => column.edit);
      if (!first) return false;
      begin(current, first.key);
    },
    back: () => {
      if (!active() || selected.size === 0) return false;
      selected.clear();
    },
  });

  function begin(index: number, key: string): void {
    const data = row(index);
    const column = columns.find((other) => other.key === key);
    if (!data || !column?.edit) return;
    edit_text = column.edit(data);
    edit_wrong = null;
    editing = { index, key };
  }

  function end(): void {
    editing = null;
    (keyboard ?? grid)?.focus();
  }

  async function commit(then: "down" | "right" | "left" | "stay"): Promise<void> {
    const at = editing;
    const data = at && row(at.index);
    const column = columns.find((other) => other.key === at?.key);
    if (!at || !data || !column?.edit) return end();
    if (edit_text.trim() !== column.edit(data).trim()) {
      edit_wrong = (await onedit?.(data, at.key, edit_text.trim())) ?? null;
      if (edit_wrong) return;
    }
    const editable = columns.filter((other) => other.edit);
    const place = editable.findIndex((other) => other.key === at.key);
    const beside = editable[place + (then === "right" ? 1 : -1)];
    if (then === "down" && at.index + 1 < total) {
      current = at.index + 1;
      begin(at.index + 1, at.key);
    } else if ((then === "right" || then === "left") && beside) begin(at.index, beside.key);
    else end();
  }

  function edit_key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      void commit("down");
    } else if (event.key === "Tab") {
      event.preventDefault();
      void commit(event.shiftKey ? "left" : "right");
    } else if (event.key === "Escape") {
      event.preventDefault();
      end();
    }
  }

  const take_focus = (node: HTMLInputElement): void => {
    node.focus();
    node.select();
  };

  function click(event: MouseEvent, index: number): void {
    if (event.shiftKey) {
      extend(index - current);
      return;
    }
    current = anchor = index;
    if (event.ctrlKey) {
      if (!selected.delete(index)) selected.add(index);
    } else selected.clear();
    (keyboard ?? grid)?.focus();
  }

  function drag(event: PointerEvent, column: Column<T>): void {
    event.preventDefault();
    event.stopPropagation();
    const head = (event.currentTarget as HTMLElement).parentElement;
    const width = head?.offsetWidth ?? 100;
    const from = event.clientX;
    const moved = (now: PointerEvent): void => onwidth?.(column.key, Math.max(40, Math.round(width + now.clientX - from)));
    const done = (): void => {
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("pointerup", done);
    };
    window.addEventListener("pointermove", moved);
    window.addEventListener("pointerup", done);
  }
;
async () => {

 { svelteHTML.createElement("div", {   "class":`data`,});__sveltets_2_ensureType(String, Number, template);__sveltets_2_ensureType(String, Number, narrow);
   { const $$_div1 = svelteHTML.createElement("div", {    "class":`scroll`,"onscroll":measure_bar,});scroller = $$_div1;
     { const $$_div2 = svelteHTML.createElement("div", {                  "class":`table`,id,"role":`grid`,"aria-label":label,"aria-rowcount":total + 1,"aria-multiselectable":`true`,"tabindex":keyboard ? -1 : 0,...__sveltets_2_empty({"data-test":test}),...__sveltets_2_empty({"data-total":total}),});grid = $$_div2;__sveltets_2_ensureType(String, Number, `${least} `);
       { svelteHTML.createElement("div", {     "class":`head`,"role":`row`,"aria-rowindex":1,});
        if(numbered){ { svelteHTML.createElement("div", {   "class":`th right`,"role":`columnheader`,});m["ui.number"](); }}
           for(let column of __sveltets_2_ensureArray(columns)){column.key;
           { svelteHTML.createElement("div", {         "class":`th`,"role":`columnheader`,...__sveltets_2_empty({"data-column":column.key}),"aria-sort":sort && column.sort === sort ? (descending ? "descending" : "ascending") : undefined,});column.right;column.extra;
            if(column.sort && onsort){
               { svelteHTML.createElement("button", {           "type":`button`,"class":`sort`,"tabindex":-1,"onmousedown":(event) => event.preventDefault(),"onclick":() => onsort(column.sort ?? ""),...__sveltets_2_empty({"data-test":`sort:${column.sort}`}),});column.head;if(column.sort === sort){ { const $$_nocI6C = __sveltets_2_ensureComponent(Icon); new $$_nocI6C({ target: __sveltets_2_any(), props: {  "name":descending ? "sort_down" : "sort_up",}});}} }
            }else{column.head;}
            if(onwidth){ { svelteHTML.createElement("span", {     "class":`grip`,"role":`presentation`,"onpointerdown":(event) => drag(event, column),}); }}
           }
        }
       }
       { svelteHTML.createElement("div", {    "class":`body`,"role":`rowgroup`,});__sveltets_2_ensureType(String, Number, `${$virtualizer.getTotalSize()} `);
           for(let item of __sveltets_2_ensureArray(items)){item.key;
          const data = row(item.index);
          
           { svelteHTML.createElement("div", {                        "class":`tr`,"role":`row`,"id":`${id}-${item.index}`,"aria-rowindex":item.index + 2,"aria-selected":selected.size > 0 ? selected.has(item.index) : item.index === current,...__sveltets_2_empty({"data-test":`row`}),...__sveltets_2_empty({"data-index":item.index}),"onmousedown":(event) => { if (!editing) event.preventDefault(); },"onclick":(event) => click(event, item.index),"ondblclick":() => onopen?.(item.index),});item.index === current;selected.has(item.index);!focused && !editing;__sveltets_2_ensureType(String, Number, ` ${item.start - head_height} `);__sveltets_2_ensureType(String, Number, `${item.size} `);
            if(numbered){ { svelteHTML.createElement("div", {   "class":`td no`,"role":`gridcell`,});item.index + 1; }}
               for(let column of __sveltets_2_ensureArray(columns)){column.key;
              if(editing?.index === item.index && editing.key === column.key){
                 { svelteHTML.createElement("div", {    "class":`td editing`,"role":`gridcell`,});column.extra;
                   {const $$action_0 = __sveltets_2_ensureAction(take_focus(svelteHTML.mapElementTag('input')));{ svelteHTML.createElement("input", __sveltets_2_union($$action_0), {                   "type":`text`,"bind:value":edit_text,"onkeydown":edit_key,"onblur":() => { if (!edit_wrong) void commit("stay"); },"spellcheck":`false`,"autocomplete":`off`,"aria-label":column.head,"aria-invalid":edit_wrong ? "true" : undefined,...__sveltets_2_empty({"data-test":`cell-edit`}),});column.right;/*Ωignore_startΩ*/() => edit_text = __sveltets_2_any(null);/*Ωignore_endΩ*/}}
                  if(edit_wrong){ { svelteHTML.createElement("span", {   "class":`cell-wrong`,"role":`alert`,});edit_wrong; }}
                 }
              }else{
                 { svelteHTML.createElement("div", {        "class":`td`,"role":`gridcell`,...__sveltets_2_empty({"data-column":column.key}),});column.right;column.soft;column.extra;
                  if(data){if(cell){;__sveltets_2_ensureSnippet(cell(data, column));}else{column.text(data);}}else{ { svelteHTML.createElement("i", { "class":`bone`,}); }}
                 }
              }
            }
           }
        }
       }
     }
   }
  if(bar.height > 0){ { svelteHTML.createElement("span", {     "class":`place`,"aria-hidden":`true`,});__sveltets_2_ensureType(String, Number, `${bar.top} `);__sveltets_2_ensureType(String, Number, `${bar.height} `); }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('current'), slots: {}, events: {} }}
class __sveltets_Render<T> {
    props(): ReturnType<typeof $$render<T>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<T>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<T>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings('current'); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <T>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<T>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<T>['props']>, ReturnType<__sveltets_Render<T>['events']>, ReturnType<__sveltets_Render<T>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<T>['bindings']> } & ReturnType<__sveltets_Render<T>['exports']>;
    <T>(internal: unknown, props: ReturnType<__sveltets_Render<T>['props']> & {}): ReturnType<__sveltets_Render<T>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
const DataTable__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type DataTable__SvelteComponent_<T> = InstanceType<typeof DataTable__SvelteComponent_<T>>;
/*Ωignore_endΩ*/export default DataTable__SvelteComponent_;