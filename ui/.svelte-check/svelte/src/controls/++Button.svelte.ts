///<reference types="svelte" />
;
import type { Snippet } from "svelte";
import { key_text, type Command } from "../shortcuts";
import Icon, { type IconName } from "./Icon.svelte";
;

  type Props = {
    kind?: "plain" | "main" | "quiet" | "stop";
    /** Its key is written beside the words. */
    command?: Command;
    icon?: IconName;
    /** The name where the button shows only its icon. */
    label?: string;
    disabled?: boolean;
    test?: string;
    submit?: boolean;
    onclick?: (event: MouseEvent) => void;
    children?: Snippet;
  };;function $$render() {

  
  
  

  let { kind = "plain", command, icon, label, disabled = false, test, submit = false, onclick, children }: Props = $props();
  const look = { plain: "", main: "main-action", quiet: "quiet", stop: "stop" };
;
async () => {

 { svelteHTML.createElement("button", {            "class":`button ${look[kind]}`,"type":submit ? "submit" : "button","aria-label":label,"title":label,disabled,...__sveltets_2_empty({"data-test":test}),onclick,});!children;
  if(icon){ { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":icon,}});}};__sveltets_2_ensureSnippet(children?.());if(command){ { svelteHTML.createElement("kbd", {});key_text(command); }}
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Button__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Button__SvelteComponent_ = ReturnType<typeof Button__SvelteComponent_>;
/*Ωignore_endΩ*/export default Button__SvelteComponent_;