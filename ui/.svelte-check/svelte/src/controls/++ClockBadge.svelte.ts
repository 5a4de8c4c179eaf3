///<reference types="svelte" />
;;
  // A deadline: a mark and a word, and a tint only where somebody must act.
  type State = "running" | "due" | "overdue" | "met" | "met_late";;
;type $$ComponentProps =  { state: State; text: string; tip?: string };function $$render() {


  let { state, text, tip }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const look: Record<State, string> = { running: "run", due: "due", overdue: "over", met: "met", met_late: "late" };
;
async () => {

 { svelteHTML.createElement("span", {     "class":`clock ${look[state]}`,"title":tip,...__sveltets_2_empty({"data-state":state}),});
   { svelteHTML.createElement("svg", {   "viewBox":`0 0 12 12`,"aria-hidden":`true`,});
    if(state === "running"){ { svelteHTML.createElement("circle", {      "cx":`6`,"cy":`6`,"r":`4.5`,});} { svelteHTML.createElement("path", {  "d":`M6 3.6V6l1.7 1.2`,});}
    } else if (state === "due"){ { svelteHTML.createElement("path", {      "d":`M6 1 11 6 6 11 1 6z`,"fill":`currentColor`,"stroke":`none`,});}
    } else if (state === "overdue"){ { svelteHTML.createElement("path", {      "d":`M1 1h10v10H1z`,"fill":`currentColor`,"stroke":`none`,});}
    }else{ { svelteHTML.createElement("path", {  "d":`m1.5 6.5 3 3 6-7`,});}if(state === "met_late"){ { svelteHTML.createElement("path", {  "d":`M7 10.5h4`,});}}}
   }text;
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ClockBadge__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ClockBadge__SvelteComponent_ = ReturnType<typeof ClockBadge__SvelteComponent_>;
/*Ωignore_endΩ*/export default ClockBadge__SvelteComponent_;