///<reference types="svelte" />
;
  /** A knot of the line: it happened, corrects, or is to come. */
  export type Knot = { key: string; date: string; title: string; muted?: string; text?: string; tag?: string; state: "happened" | "correction" | "next" | "voided"; clock?: { state: "running" | "due" | "overdue" | "met" | "met_late"; text: string; tip?: string } };
;;// Newest on top; above the petrol line what is to come, under it what happened.


import ClockBadge from "./ClockBadge.svelte";
;

  type Props = { coming: Knot[]; today: string; happened: Knot[]; current?: string | null; onpick?: (key: string) => void };; const body/*Ωignore_positionΩ*/ = (knot: Knot)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { svelteHTML.createElement("span", { "class":`date`,});knot.date; } { svelteHTML.createElement("span", { "class":`knot`,}); }
   { svelteHTML.createElement("span", { "class":`what`,}); { svelteHTML.createElement("span", { "class":`ev`,});knot.title;if(knot.muted){  { svelteHTML.createElement("span", { "class":`muted`,});knot.muted; }} }if(knot.text){ { svelteHTML.createElement("span", { "class":`soft small more-text`,});knot.text; }} }
  if(knot.clock){ { const $$_egdaBkcolC0C = __sveltets_2_ensureComponent(ClockBadge); new $$_egdaBkcolC0C({ target: __sveltets_2_any(), props: {      "state":knot.clock.state,"text":knot.clock.text,"tip":knot.clock.tip,}});}} else if (knot.tag){ { svelteHTML.createElement("span", { "class":`tag`,});knot.tag; }}
};return __sveltets_2_any(0)};function $$render() {

  
  

  let { coming, today, happened, current = null, onpick }: Props = $props();
;
async () => {





if(coming.length > 0){
   { svelteHTML.createElement("ul", {   "class":`timeline`,...__sveltets_2_empty({"data-test":`coming`}),});   for(let knot of __sveltets_2_ensureArray(coming)){knot.key; { svelteHTML.createElement("li", { "class":`knot-row next`,});;__sveltets_2_ensureSnippet(body(knot)); }} }
}
 { svelteHTML.createElement("div", { "class":`today`,}); { svelteHTML.createElement("b", {});today; } }
 { svelteHTML.createElement("ul", {   "class":`timeline`,...__sveltets_2_empty({"data-test":`timeline`}),});
     for(let knot of __sveltets_2_ensureArray(happened)){knot.key;
     { svelteHTML.createElement("li", {});
      if(onpick){ { svelteHTML.createElement("button", {          "type":`button`,"class":`knot-row ${knot.state}`,"onclick":() => onpick(knot.key),...__sveltets_2_empty({"data-test":`event`}),...__sveltets_2_empty({"data-key":knot.key}),});current === knot.key;;__sveltets_2_ensureSnippet(body(knot)); }
      }else{ { svelteHTML.createElement("div", { "class":`knot-row ${knot.state}`,});;__sveltets_2_ensureSnippet(body(knot)); }}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Timeline__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Timeline__SvelteComponent_ = ReturnType<typeof Timeline__SvelteComponent_>;
/*Ωignore_endΩ*/export default Timeline__SvelteComponent_;