///<reference types="svelte" />
;
;type $$ComponentProps =  { widths?: string[]; rows?: number };function $$render() {

  // Grey bars in the true columns, for what has been waited for longer than 200 ms.
  let { widths = ["42px", "1fr", "98px", "46px", "92px", "156px", "100px"], rows = 12 }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("div", {       "class":`bones`,"role":`status`,"aria-busy":`true`,...__sveltets_2_empty({"data-test":`loading`}),});
      for(let _ of __sveltets_2_ensureArray({ length: rows })){let row = 1;row;
     { svelteHTML.createElement("div", {  "class":`bone-row`,});__sveltets_2_ensureType(String, Number, widths.join(" "));
          for(let width of __sveltets_2_ensureArray(widths)){let column = 1;column; { svelteHTML.createElement("span", {}); { svelteHTML.createElement("i", { });__sveltets_2_ensureType(String, Number, `${width.endsWith('fr') ? 35 + ((row * 7 + column * 5) % 30) : 70} `); } }}
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LoadingRows__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LoadingRows__SvelteComponent_ = ReturnType<typeof LoadingRows__SvelteComponent_>;
/*Ωignore_endΩ*/export default LoadingRows__SvelteComponent_;