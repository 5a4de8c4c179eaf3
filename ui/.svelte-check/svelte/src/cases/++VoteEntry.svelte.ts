///<reference types="svelte" />
;// The count of a vote in the order of form 6-KNĐ. Computed lines are bold and no field; under it the verdict in words
// with the number needed, then one box a person.

import type { FieldSpec, VoteVerdict } from "../client";
import { choices } from "../lists";
import { m } from "../generated/words/messages.js";
import { decimal, word } from "../words";
import Button from "../controls/Button.svelte";
import Field from "../controls/Field.svelte";
import Icon from "../controls/Icon.svelte";
import RadioRow from "../controls/RadioRow.svelte";
import SelectField from "../controls/SelectField.svelte";
import VoteBar from "../controls/VoteBar.svelte";
;

  type Props = { fields: FieldSpec[]; values: Record<string, string>; wrong: (field: string) => string | null; verdict: VoteVerdict | null; leave: (field: string) => void };;;

  type Excluded = [string, number];;function $$render() {
 const line/*Ωignore_positionΩ*/ = (name: string)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("td", {});word(`field.${name}`); } { svelteHTML.createElement("td", { "class":`cell`,}); { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {             "placeholder":word(`field.${name}`),value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => set(name, value)),"right":true,"mode":`numeric`,"wrong":wrong(name) ? " " : null,"test":`field.${name}`,"onleave":() => leave(name),}});$$_dleiF2.$$bindings = 'value';} } }
  if(wrong(name)){ { svelteHTML.createElement("tr", { "class":`says`,}); { svelteHTML.createElement("td", { "colspan":2,}); { svelteHTML.createElement("span", { "role":`alert`,});wrong(name); } } }}
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  
  
  
  
  

  let { fields, values = $bindable(), wrong, verdict, leave }: Props = $props()/*Ωignore_startΩ*/;values;/*Ωignore_endΩ*/;

  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const number = (name: string): number | null => (/^\d+$/.test(values[name] ?? "") ? Number(values[name]) : null);

  function read_excluded(): Excluded[] {
    try {
      return JSON.parse(values["votes_excluded"] ?? "[]") as Excluded[];
    } catch {
      return [];
    }
  }
  let excluded = $state<Excluded[]>(read_excluded());
  const excluded_sum = $derived(excluded.reduce((sum, [, count]) => sum + count, 0));
  const total = $derived(number("votes_total"));
  // Where the total is known, those entitled follow from it; else they are typed.
  const entitled = $derived(total === null ? number("votes_entitled") : Math.max(0, total - excluded_sum));
  const counted = $derived((number("votes_for") ?? 0) + (number("votes_against") ?? 0) + (number("votes_blank") ?? 0));
  const present = $derived(number("votes_present"));

  function set(name: string, value: string): void {
    const { [name]: _, ...rest } = values;
    const next = value === "" ? rest : { ...values, [name]: value };
    if (name === "votes_total" || name === "votes_excluded") {
      const all = /^\d+$/.test(next["votes_total"] ?? "") ? Number(next["votes_total"]) : null;
      if (all !== null) next["votes_entitled"] = String(Math.max(0, all - excluded.reduce((sum, [, count]) => sum + count, 0)));
    }
    values = next;
  }
  function set_excluded(): void {
    const kept = excluded.filter(([code, count]) => code !== "" && count > 0);
    set("votes_excluded", kept.length === 0 ? "" : JSON.stringify(kept));
  }

  const forms = $derived(choices("vote_form"));
  const away = $derived(entitled === null ? 0 : Math.max(0, entitled - (present ?? counted)));
;
async () => {



if(has("vote_form")){ { svelteHTML.createElement("div", { "class":`forms`,}); { const $$_woRoidaR1C = __sveltets_2_ensureComponent(RadioRow); const $$_woRoidaR1 = new $$_woRoidaR1C({ target: __sveltets_2_any(), props: {         "label":word("field.vote_form"),value:__sveltets_2_get_set_binding(() => values["vote_form"] ?? "",(value) => set("vote_form", value)),"choices":forms,"test":`field.vote_form`,}});$$_woRoidaR1.$$bindings = 'value';} }}
 { svelteHTML.createElement("div", {   "class":`vote`,...__sveltets_2_empty({"data-test":`vote`}),});
   { svelteHTML.createElement("table", { "class":`count`,}); { svelteHTML.createElement("tbody", {});
    ;__sveltets_2_ensureSnippet(line("votes_total"));
     { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("td", {});word("field.votes_excluded");  { svelteHTML.createElement("span", { "class":`muted`,});excluded.filter(([, count]) => count > 0).map(([code, count]) => `${count} ${(choices("vote_exclusion").find((choice) => choice.value === code)?.label ?? "").toLocaleLowerCase()}`).join(", "); } } { svelteHTML.createElement("td", { "class":`cell sum`,});excluded_sum || ""; } }
     { svelteHTML.createElement("tr", { "class":`says`,}); { svelteHTML.createElement("td", { "colspan":2,});
          for(let row of __sveltets_2_ensureArray(excluded)){let index = 1;index;
         { svelteHTML.createElement("div", { "class":`excluded`,}); { const $$_dleiFtceleS6C = __sveltets_2_ensureComponent(SelectField); const $$_dleiFtceleS6 = new $$_dleiFtceleS6C({ target: __sveltets_2_any(), props: {          value:__sveltets_2_get_set_binding(() => row[0],(code) => { row[0] = code; set_excluded(); }),"choices":choices("vote_exclusion"),"blank":m["ui.why_excluded"](),"test":`excluded.${index}.code`,}});$$_dleiFtceleS6.$$bindings = 'value';} { const $$_dleiF6C = __sveltets_2_ensureComponent(Field); const $$_dleiF6 = new $$_dleiF6C({ target: __sveltets_2_any(), props: {         "placeholder":`0`,value:__sveltets_2_get_set_binding(() => (row[1] ? String(row[1]) : ""),(text) => { row[1] = /^\d+$/.test(text) ? Number(text) : 0; set_excluded(); }),"right":true,"mode":`numeric`,"test":`excluded.${index}.count`,}});$$_dleiF6.$$bindings = 'value';} { const $$_nottuB6C = __sveltets_2_ensureComponent(Button); new $$_nottuB6C({ target: __sveltets_2_any(), props: {        "kind":`quiet`,"icon":`close`,"label":m["ui.remove_row"](),"onclick":() => { excluded.splice(index, 1); set_excluded(); },}});} }
      }
       { const $$_nottuB5C = __sveltets_2_ensureComponent(Button); new $$_nottuB5C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"icon":`add`,"test":`excluded.add`,"onclick":() => excluded.push(["", 0]),}});m["ui.add_excluded"](); Button}
      if(wrong("votes_excluded")){ { svelteHTML.createElement("p", { "role":`alert`,});wrong("votes_excluded"); }}
     } }
    if(total === null){;__sveltets_2_ensureSnippet(line("votes_entitled"));}else{ { svelteHTML.createElement("tr", { "class":`sum-row`,}); { svelteHTML.createElement("td", {});word("field.votes_entitled"); } { svelteHTML.createElement("td", {   "class":`cell sum`,...__sveltets_2_empty({"data-test":`entitled`}),});entitled; } }}
    ;__sveltets_2_ensureSnippet(line("votes_present"));
    if(has("probationers_total")){;__sveltets_2_ensureSnippet(line("probationers_total"));;__sveltets_2_ensureSnippet(line("probationers_present"));}
   } }
   { svelteHTML.createElement("table", { "class":`count`,}); { svelteHTML.createElement("tbody", {});
    ;__sveltets_2_ensureSnippet(line("votes_for"));
    ;__sveltets_2_ensureSnippet(line("votes_against"));
    ;__sveltets_2_ensureSnippet(line("votes_blank"));
     { svelteHTML.createElement("tr", { "class":`sum-row`,}); { svelteHTML.createElement("td", {});m["ui.counted"](); if(present !== null){ { svelteHTML.createElement("span", { "class":`muted`,});counted === present ? m["ui.is_present"]() : m["ui.not_present"](); }} } { svelteHTML.createElement("td", {   "class":`cell sum`,...__sveltets_2_empty({"data-test":`counted`}),});counted; } }
   } }
 }
if(verdict){
   { svelteHTML.createElement("div", {        "class":`verdict`,...__sveltets_2_empty({"data-test":`verdict`}),...__sveltets_2_empty({"data-passed":verdict.passed}),"role":`status`,});!verdict.passed;
     { svelteHTML.createElement("p", { "class":`verdict-line`,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":verdict.passed ? "tick" : "warn",}});} { svelteHTML.createElement("b", { "class":`strong`,});verdict.passed ? m["ui.verdict_passed"]({ for: verdict.for, entitled: verdict.entitled, share: decimal(verdict.share), needed: verdict.needed }) : m["ui.verdict_short"]({ for: verdict.for, entitled: verdict.entitled, share: decimal(verdict.share), needed: verdict.needed, missing: verdict.needed - verdict.for }); } }
    if(verdict.entitled <= 80){ { const $$_raBetoV1C = __sveltets_2_ensureComponent(VoteBar); new $$_raBetoV1C({ target: __sveltets_2_any(), props: {               "yes":verdict.for,"no":number("votes_against") ?? 0,"blank":number("votes_blank") ?? 0,away,"needed":verdict.needed,"label":m["ui.vote_bar"](),"yes_text":m["ui.votes_yes"]({ count: verdict.for }),"rest_text":m["ui.votes_rest"]({ against: number("votes_against") ?? 0, blank: number("votes_blank") ?? 0, away }),}});}}
     { svelteHTML.createElement("p", { "class":`soft small`,});m["ui.counted_on"]({ entitled: verdict.entitled, source: verdict.source }); }
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('values'), slots: {}, events: {} }}
const VoteEntry__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type VoteEntry__SvelteComponent_ = ReturnType<typeof VoteEntry__SvelteComponent_>;
/*Ωignore_endΩ*/export default VoteEntry__SvelteComponent_;