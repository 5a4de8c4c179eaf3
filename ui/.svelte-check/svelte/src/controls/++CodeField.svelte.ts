///<reference types="svelte" />
;
  /** A line that can be chosen; `detail` stands muted beside it. */
  export type Choice = { value: string; label: string; detail?: string };
;;// One of many: type some of its letters, with or without marks, and take a line. `find` looks further than `choices`.
// Where `free` is set, what is typed stands as it is, if no line is taken.


import { m } from "../generated/words/messages.js";
import { folded } from "../words";
import Icon from "./Icon.svelte";
import Labelled from "./Labelled.svelte";
;

  type Props = {
    label?: string;
    value: string;
    choices?: Choice[];
    find?: (text: string) => Promise<Choice[]>;
    /** The label of a value that `choices` does not hold. */
    shown?: string;
    free?: boolean;
    required?: boolean;
    hint?: string | null;
    wrong?: string | null;
    warned?: string | null;
    disabled?: boolean;
    first?: boolean;
    test?: string;
    onchoose?: (choice: Choice | null) => void;
    onleave?: () => void;
  };;function $$render() {

  
  
  
  
  
  

  let { label = "", value = $bindable(), choices = [], find, shown = "", free = false, required = false, hint = null, wrong = null, warned = null, disabled = false, first = false, test, onchoose, onleave }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();

  const label_of = (of: string): string => choices.find((choice) => choice.value === of)?.label ?? (of === "" ? "" : shown || (free ? of : ""));
  // svelte-ignore state_referenced_locally
  let text = $state(label_of(value));
  // svelte-ignore state_referenced_locally
  let given = value;
  let open = $state(false);
  let at = $state(0);
  let found = $state.raw<Choice[]>([]);
  let turn = 0;
  let field = $state<HTMLElement>();
  let list = $state<HTMLElement>();
  let unknown = $state(false);

  $effect(() => {
    const now = label_of(value);
    if (value === given && (open || text === now)) return;
    if (value === given && document.activeElement === field?.querySelector("input")) return;
    given = value;
    text = now;
  });

  async function look(all: boolean): Promise<void> {
    const mine = ++turn;
    const key = all ? "" : folded(text);
    const lines = find ? await find(all ? "" : text.trim()) : choices.filter((choice) => folded(choice.label).split(/[\s(,/-]+/).some((part) => part.startsWith(key)) || folded(choice.label).includes(key));
    if (mine !== turn) return;
    found = lines;
    at = 0;
    show();
  }

  function show(): void {
    open = true;
    queueMicrotask(() => {
      if (!list || !field || !open) return;
      if (!list.matches(":popover-open")) list.showPopover();
      const box = field.getBoundingClientRect();
      const height = list.offsetHeight;
      const below = box.bottom + 2 + height <= window.innerHeight - 28 || box.top < height;
      list.style.left = `${box.left}px`;
      list.style.minWidth = `${box.width}px`;
      list.style.top = `${below ? box.bottom + 2 : box.top - height - 2}px`;
    });
  }

  function hide(): void {
    open = false;
    turn += 1;
    if (list?.matches(":popover-open")) list.hidePopover();
  }

  function take(choice: Choice): void {
    given = value = choice.value;
    text = choice.label;
    unknown = false;
    hide();
    onchoose?.(choice);
  }

  function typed(): void {
    unknown = false;
    if (free) given = value = text.trim();
    else if (text === "") {
      given = value = "";
      onchoose?.(null);
    }
    void look(false);
  }

  function leave(): void {
    hide();
    const exact = text.trim() === "" ? undefined : [...choices, ...found].find((choice) => folded(choice.label) === folded(text));
    if (exact && exact.value !== value) take(exact);
    else if (!free && text.trim() !== label_of(value) && !exact) unknown = text.trim() !== "";
    onleave?.();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void look(true);
      at = Math.min(found.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)));
      list?.children[at]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && open && !event.ctrlKey) {
      const choice = found[at];
      event.preventDefault();
      if (choice) take(choice);
      else hide();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      hide();
    } else if (event.key === "Tab" && open) {
      const choice = found[at];
      if (choice && !free && text.trim() !== "") take(choice);
      hide();
    }
  }
;
async () => {



 { const $$_dellebaL0C = __sveltets_2_ensureComponent(Labelled); new $$_dellebaL0C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },id,label,required,hint,"wrong":wrong ?? (unknown ? m["ui.not_in_list"]({ value: text }) : null),warned,}});
   { const $$_div1 = svelteHTML.createElement("div", {     "class":`field`,});field = $$_div1;!!wrong || unknown;!wrong && !!warned;disabled;
     { svelteHTML.createElement("input", {                                      id,"role":`combobox`,"type":`text`,"autocomplete":`off`,"autocorrect":`off`,"autocapitalize":`off`,"spellcheck":`false`,"bind:value":text,disabled,...__sveltets_2_empty({"data-test":test}),...__sveltets_2_empty({"data-value":value}),...__sveltets_2_empty({"data-first":first || undefined}),"aria-expanded":open,"aria-controls":`${id}-list`,"aria-autocomplete":`list`,"aria-activedescendant":open && found[at] ? `${id}-${at}` : undefined,"aria-required":required || undefined,"oninput":typed,"onblur":leave,"onkeydown":pressed,});/*Ωignore_startΩ*/() => text = __sveltets_2_any(null);/*Ωignore_endΩ*/}
     { svelteHTML.createElement("button", {          "type":`button`,"class":`opener`,"tabindex":-1,"aria-label":m["ui.open_list"](),disabled,"onmousedown":(event) => { event.preventDefault(); field?.querySelector("input")?.focus(); if (open) hide(); else void look(true); },}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`down`,}});} }
   }
   { const $$_ul1 = svelteHTML.createElement("ul", {          "class":`pop lines`,"id":`${id}-list`,"role":`listbox`,"aria-label":label,"popover":`manual`,});list = $$_ul1;
        for(let choice of __sveltets_2_ensureArray(found)){let index = 1;choice.value;
       { svelteHTML.createElement("li", {             "id":`${id}-${index}`,"role":`option`,"aria-selected":index === at,"class":`choice`,...__sveltets_2_empty({"data-highlighted":index === at ? "" : undefined}),...__sveltets_2_empty({"data-test":test ? `${test}:${choice.value}` : undefined}),"onpointerdown":(event) => { event.preventDefault(); take(choice); },});
         { svelteHTML.createElement("span", {});choice.label; }if(choice.detail){ { svelteHTML.createElement("span", { "class":`muted small`,});choice.detail; }}
       }
    }
      if(open){ { svelteHTML.createElement("li", { "class":`muted none`,});m["ui.no_line"](); }}
    
   }
 Labelled}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const CodeField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CodeField__SvelteComponent_ = ReturnType<typeof CodeField__SvelteComponent_>;
/*Ωignore_endΩ*/export default CodeField__SvelteComponent_;