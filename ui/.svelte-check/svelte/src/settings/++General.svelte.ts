///<reference types="svelte" />
;// One setting a line; each is written when its field is left.

import { ask, commands, type Failure } from "../client";
import { m } from "../generated/words/messages.js";
import { query } from "../query.svelte";
import { here, show_theme } from "../state.svelte";
import { failure_text, write } from "../writes";
import { word } from "../words";
import ErrorState from "../controls/ErrorState.svelte";
import DateField from "../controls/DateField.svelte";
import Field from "../controls/Field.svelte";
import Section from "../controls/Section.svelte";
import SelectField from "../controls/SelectField.svelte";
function $$render() {
 const text/*Ωignore_positionΩ*/ = (name: string)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => { { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {            "label":word(`ui.setting.${name}`),value:__sveltets_2_get_set_binding(() => values[name] ?? "",(value) => (values[name] = value)),disabled,"wrong":wrong(name),"test":`setting.${name}`,"onleave":() => void save(name),}});$$_dleiF0.$$bindings = 'value';}};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  
  
  
  
  

  const kept = query(() => commands.settings(), ["settings"]);
  let values = $state<Record<string, string>>({});
  let failure = $state.raw<{ name: string; failure: Failure } | null>(null);
  const disabled = $derived(here.register?.read_only ?? false);

  $effect(() => {
    if (kept.data) values = { ...kept.data };
  });

  async function save(name: string): Promise<void> {
    const value = values[name] ?? "";
    if (disabled || value === (kept.data?.[name] ?? "")) return;
    const failed = await write(commands.saveSetting(name, value));
    failure = failed && { name, failure: failed };
  }
  const wrong = (name: string): string | null => (failure?.name === name ? failure_text(failure.failure) : null);

  function theme(value: string): void {
    show_theme(value as "system" | "light" | "dark");
    void save("theme");
  }
  function density(value: string): void {
    document.documentElement.dataset.density = value;
    void save("density");
  }
  async function language(value: string): Promise<void> {
    await ask(commands.setLanguage(value));
    await save("language");
    here.speak(value === "en" ? "en" : "vi");
  }
;
async () => {



 { svelteHTML.createElement("div", {  "class":`page`,...__sveltets_2_empty({"data-area":true}),});
  if(kept.answer.state === "refusal" || kept.answer.state === "fault"){ { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {    "text":failure_text(kept.answer.failure),"again":() => kept.again(),}});}}else{
     { svelteHTML.createElement("div", { "class":`columns`,});
       { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.settings_window"](),}});
         { svelteHTML.createElement("div", { "class":`form`,});
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {          "label":m["ui.setting.language"](),"value":values["language"] ?? here.language,"choices":[{ value: "vi", label: "Tiếng Việt" }, { value: "en", label: "English" }],"test":`setting.language`,"onchoose":(value) => { values["language"] = value; void language(value); },}});} }
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {          "label":m["ui.setting.theme"](),"value":values["theme"] ?? "system","choices":["system", "light", "dark"].map((value) => ({ value, label: word(`ui.theme_${value}`) })),"test":`setting.theme`,"onchoose":(value) => { values["theme"] = value; theme(value); },}});} }
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFtceleS5C = __sveltets_2_ensureComponent(SelectField); new $$_dleiFtceleS5C({ target: __sveltets_2_any(), props: {          "label":m["ui.setting.density"](),"value":values["density"] ?? "normal","choices":["dense", "normal", "roomy"].map((value) => ({ value, label: word(`ui.density_${value}`) })),"test":`setting.density`,"onchoose":(value) => { values["density"] = value; density(value); },}});} }
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("lock_minutes")); }
         }
       Section}
       { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.settings_papers"](),}});
         { svelteHTML.createElement("div", { "class":`form`,});
          ;__sveltets_2_ensureSnippet(text("superior_name"));
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("place")); }
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("phone")); }
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("prepared_by")); }
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("signer_name")); }
         }
       Section}
       { const $$_noitceS2C = __sveltets_2_ensureComponent(Section); new $$_noitceS2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"title":m["ui.settings_work"](),}});
         { svelteHTML.createElement("div", { "class":`form`,});
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("made_by")); }
           { svelteHTML.createElement("div", { "class":`w3`,});;__sveltets_2_ensureSnippet(text("stuck_days")); }
           { svelteHTML.createElement("div", { "class":`w3`,}); { const $$_dleiFetaD5C = __sveltets_2_ensureComponent(DateField); const $$_dleiFetaD5 = new $$_dleiFetaD5C({ target: __sveltets_2_any(), props: {              "label":m["ui.setting.figures_from"](),value:__sveltets_2_get_set_binding(() => values["figures_from"] ?? "",(value) => (values["figures_from"] = value)),disabled,"hint":m["ui.figures_from_hint"](),"wrong":wrong("figures_from"),"test":`setting.figures_from`,"onleave":() => void save("figures_from"),}});$$_dleiFetaD5.$$bindings = 'value';} }
         }
       Section}
     }
  }
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const General__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type General__SvelteComponent_ = ReturnType<typeof General__SvelteComponent_>;
/*Ωignore_endΩ*/export default General__SvelteComponent_;