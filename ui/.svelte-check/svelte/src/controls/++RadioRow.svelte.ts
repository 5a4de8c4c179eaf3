///<reference types="svelte" />
;;
  // A choice of two or three that are seen at once.
  type Props = { label?: string; value: string; choices: { value: string; label: string }[]; disabled?: boolean; test?: string; onchange?: (value: string) => void };;function $$render() {


  let { label = "", value = $bindable(), choices, disabled = false, test, onchange }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`radios`,"role":`radiogroup`,"aria-label":label,});
  if(label){ { svelteHTML.createElement("span", { "class":`soft`,});label; }}
     for(let choice of __sveltets_2_ensureArray(choices)){choice.value;
     { svelteHTML.createElement("label", { "class":`tick-row`,}); { svelteHTML.createElement("input", {              "type":`radio`,"class":`radio-dot`,"name":id,"value":choice.value,disabled,...__sveltets_2_empty({"data-test":test ? `${test}:${choice.value}` : undefined}),"onchange":() => onchange?.(value),});value = __sveltets_2_any(null);} { svelteHTML.createElement("span", {});choice.label; } }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const RadioRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type RadioRow__SvelteComponent_ = ReturnType<typeof RadioRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default RadioRow__SvelteComponent_;