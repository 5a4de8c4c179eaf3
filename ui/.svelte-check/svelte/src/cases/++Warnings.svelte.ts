///<reference types="svelte" />
;// What a rule questions: rule, value, source and way out; one reason for all that need one.

import type { Warning } from "../client";
import { m } from "../generated/words/messages.js";
import { has_word, word } from "../words";
import { spoken } from "../writes";
import Field from "../controls/Field.svelte";
import Note from "../controls/Note.svelte";

;type $$ComponentProps =  { warnings: Warning[]; reason: string; wrong?: string | null };function $$render() {

  
  
  
  
  
  
  

  let { warnings, reason = $bindable(), wrong = null }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()/*Ωignore_startΩ*/;reason;/*Ωignore_endΩ*/;

  function text(warning: Warning): string {
    const key = `warning.${warning.check}`;
    return has_word(key) ? word(key, spoken(warning.params)) : (warning.rule ?? warning.check);
  }
;
async () => {

if(warnings.length > 0){
   { const $$_etoN0C = __sveltets_2_ensureComponent(Note); new $$_etoN0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`warn`,"test":`warnings`,}});
        for(let warning of __sveltets_2_ensureArray(warnings)){let index = 1;index;
       { svelteHTML.createElement("p", {   "class":`strong`,...__sveltets_2_empty({"data-test":`warning:${warning.check}`}),});text(warning); }
      if(warning.source){ { svelteHTML.createElement("p", { "class":`soft small`,});m["ui.by_source"]({ source: warning.source }); }}
    }
    if(warnings.some((warning) => warning.needs_reason)){
       { svelteHTML.createElement("div", { "class":`why`,}); { svelteHTML.createElement("span", { "class":`soft small`,});m["ui.reason"](); } { const $$_dleiF2C = __sveltets_2_ensureComponent(Field); const $$_dleiF2 = new $$_dleiF2C({ target: __sveltets_2_any(), props: {       "placeholder":m["ui.reason_hint"](),value:reason,wrong,"test":`reason`,}});/*Ωignore_startΩ*/() => reason = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_dleiF2.$$bindings = 'value';} }
    }
   Note}
}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings('reason'), slots: {}, events: {} }}
const Warnings__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Warnings__SvelteComponent_ = ReturnType<typeof Warnings__SvelteComponent_>;
/*Ωignore_endΩ*/export default Warnings__SvelteComponent_;