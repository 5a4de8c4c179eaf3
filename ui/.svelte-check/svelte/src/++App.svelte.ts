///<reference types="svelte" />
;// The window: the opening page until a register is open, then the frame with the screen one is on.

import { onMount } from "svelte";
import { ask, commands } from "./client";
import { listen } from "./keys.svelte";
import { here, show_theme } from "./state.svelte";
import Opening from "./file/Opening.svelte";
import NewRegister from "./file/NewRegister.svelte";
import Frame from "./frame/Frame.svelte";
function $$render() {

  
  
  
  
  
  
  
  

  let asked = $state(false);
  let making = $state(false);

  onMount(() => {
    show_theme("system");
    void ask(commands.registerInfo()).then((answer) => {
      if (answer.state === "data" && answer.data) here.open(answer.data);
      asked = true;
    });
    return listen();
  });
;
async () => {

here.language; {
  if(here.register && !here.locked){
     { const $$_emarF0C = __sveltets_2_ensureComponent(Frame); new $$_emarF0C({ target: __sveltets_2_any(), props: {}});}
  } else if (making){
     { const $$_retsigeRweN0C = __sveltets_2_ensureComponent(NewRegister); new $$_retsigeRweN0C({ target: __sveltets_2_any(), props: {    "leave":() => (making = false),"made":(register) => { making = false; here.open(register); },}});}
  } else if (asked){
     { const $$_gninepO0C = __sveltets_2_ensureComponent(Opening); new $$_gninepO0C({ target: __sveltets_2_any(), props: {  "make":() => (making = true),}});}
  }
}
};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const App__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type App__SvelteComponent_ = ReturnType<typeof App__SvelteComponent_>;
/*Ωignore_endΩ*/export default App__SvelteComponent_;