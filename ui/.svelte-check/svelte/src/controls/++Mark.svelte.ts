///<reference types="svelte" />
;
;type $$ComponentProps =  { size?: number };function $$render() {

  // The ledger of the application's mark; its red line stands nowhere else.
  let { size = 18 }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("svg", {       "width":size,"height":size,"viewBox":`0 0 18 18`,"aria-hidden":`true`,});
   { svelteHTML.createElement("path", {        "d":`M3 2h12v14H3z`,"fill":`none`,"stroke":`currentColor`,"stroke-width":`1.5`,});}
   { svelteHTML.createElement("path", {      "d":`M5.5 5.5h7`,"stroke":`var(--party)`,"stroke-width":`1.5`,});}
   { svelteHTML.createElement("path", {      "d":`M5.5 9h7M5.5 12.5h7`,"stroke":`currentColor`,"stroke-width":`1.5`,});}
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Mark__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Mark__SvelteComponent_ = ReturnType<typeof Mark__SvelteComponent_>;
/*Ωignore_endΩ*/export default Mark__SvelteComponent_;