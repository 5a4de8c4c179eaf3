///<reference types="svelte" />
;
;type $$ComponentProps =  { reached: number; pace: number };function $$render() {

  // What was reached, against the whole (track) and the pace (tick); shares of the target, 1 = reached.
  let { reached, pace }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const width = (share: number): number => Math.max(0, Math.min(1.15, share)) * 60;
;
async () => {

 { svelteHTML.createElement("svg", {       "class":`bullet`,"width":`72`,"height":`14`,"aria-hidden":`true`,});
   { svelteHTML.createElement("path", {    "d":`M1 7h60`,"class":`track`,});}
   { svelteHTML.createElement("path", {    "d":`M1 7h${width(reached).toFixed(1)}`,"class":`fill`,});}
   { svelteHTML.createElement("path", {    "d":`M${(1 + width(pace)).toFixed(1)} 1v12`,"class":`tick`,});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const BulletBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type BulletBar__SvelteComponent_ = ReturnType<typeof BulletBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default BulletBar__SvelteComponent_;