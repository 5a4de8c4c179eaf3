///<reference types="svelte" />
;
;type $$ComponentProps =  { facts: { name: string; value: string | null | undefined }[]; test?: string };function $$render() {

  // Names and values in two columns; what is unknown is left out.
  let { facts, test }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("dl", {   "class":`facts`,...__sveltets_2_empty({"data-test":test}),});
     for(let fact of __sveltets_2_ensureArray(facts.filter((fact) => fact.value))){fact.name; { svelteHTML.createElement("dt", {});fact.name; } { svelteHTML.createElement("dd", {});fact.value; }}
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Facts__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Facts__SvelteComponent_ = ReturnType<typeof Facts__SvelteComponent_>;
/*Ωignore_endΩ*/export default Facts__SvelteComponent_;