///<reference types="svelte" />
;
import { commands } from "../client";
import { here } from "../state.svelte";
function $$render() {

  
  

  function speak(language: "vi" | "en"): void {
    here.speak(language);
    void commands.setLanguage(language);
  }
;
async () => {

 { svelteHTML.createElement("span", { "class":`languages`,});
   { svelteHTML.createElement("button", {            "type":`button`,"class":`bare`,"lang":`vi`,"aria-pressed":here.language === "vi",...__sveltets_2_empty({"data-test":`language:vi`}),"onclick":() => speak("vi"),});here.language === "vi";  } 
   { svelteHTML.createElement("button", {            "type":`button`,"class":`bare`,"lang":`en`,"aria-pressed":here.language === "en",...__sveltets_2_empty({"data-test":`language:en`}),"onclick":() => speak("en"),});here.language === "en";  }
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: "", slots: {}, events: {} }}
const LanguageSwitch__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_with_any_event($$render()));
/*Ωignore_startΩ*/type LanguageSwitch__SvelteComponent_ = InstanceType<typeof LanguageSwitch__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageSwitch__SvelteComponent_;