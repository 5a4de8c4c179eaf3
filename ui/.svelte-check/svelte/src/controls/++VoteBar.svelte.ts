///<reference types="svelte" />
;// One box a person: filled for, crossed against, empty blank, dashed absent; a bar stands after the number needed.

import Icon from "./Icon.svelte";
;

  type Props = { yes: number; no: number; blank: number; away: number; needed: number; yes_text: string; rest_text: string; label: string };;function $$render() {

  
  

  let { yes, no, blank, away, needed, yes_text, rest_text, label }: Props = $props();
  const boxes = $derived([...Array<string>(yes).fill("yes"), ...Array<string>(no).fill("no"), ...Array<string>(blank).fill("blank"), ...Array<string>(away).fill("away")]);
;
async () => {

 { svelteHTML.createElement("div", {   "role":`img`,"aria-label":label,});
   { svelteHTML.createElement("div", {  "class":`ballots`,});boxes.length > 22;
        for(let box of __sveltets_2_ensureArray(boxes)){let index = 1;index;
      if(index === needed){ { svelteHTML.createElement("s", {}); }}
       { svelteHTML.createElement("i", { "class":box,});if(box === "no"){ { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`close`,}});}} }
    }
    if(needed >= boxes.length && needed > 0){ { svelteHTML.createElement("s", {}); }}
   }
   { svelteHTML.createElement("div", { "class":`legend`,}); { svelteHTML.createElement("span", { "class":`small soft`,});yes_text; } { svelteHTML.createElement("span", { "class":`small soft`,});rest_text; } }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const VoteBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type VoteBar__SvelteComponent_ = ReturnType<typeof VoteBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default VoteBar__SvelteComponent_;