///<reference types="svelte" />
;
;type $$ComponentProps =  { number: number | null; text: string };function $$render() {

  // A step by its number and words, without colour: a step is neither good nor bad. No number: it has ended.
  let { number, text }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("span", {  "class":`stage`,});!number; { svelteHTML.createElement("i", {});number || "–"; } { svelteHTML.createElement("span", {});text; } }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const StageBadge__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type StageBadge__SvelteComponent_ = ReturnType<typeof StageBadge__SvelteComponent_>;
/*Ωignore_endΩ*/export default StageBadge__SvelteComponent_;