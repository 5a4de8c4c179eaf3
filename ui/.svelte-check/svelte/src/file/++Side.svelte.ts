///<reference types="svelte" />
;
import { m } from "../generated/words/messages.js";
import Mark from "../controls/Mark.svelte";
function $$render() {

  
  
;
async () => {

 { svelteHTML.createElement("div", { "class":`logo`,}); { const $$_kraM1C = __sveltets_2_ensureComponent(Mark); new $$_kraM1C({ target: __sveltets_2_any(), props: {  "size":36,}});} { svelteHTML.createElement("div", {}); { svelteHTML.createElement("b", {});m["ui.product"](); } { svelteHTML.createElement("span", {});m["ui.product_is"](); } } }


};
return { props: {} as Record<string, never>, exports: {}, bindings: "", slots: {}, events: {} }}
const Side__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_with_any_event($$render()));
/*Ωignore_startΩ*/type Side__SvelteComponent_ = InstanceType<typeof Side__SvelteComponent_>;
/*Ωignore_endΩ*/export default Side__SvelteComponent_;