///<reference types="svelte" />
;// A small panel that hangs from a button; Esc or a click elsewhere closes it.

import { Popover } from "bits-ui";
import type { Snippet } from "svelte";
;

  type Props = { open?: boolean; look?: string; label?: string; test?: string; align?: "start" | "end"; button: Snippet; children: Snippet };;function $$render() {

  
  
  

  let { open = $bindable(false), look = "button", label, test, align = "start", button, children }: Props = $props()/*Ωignore_startΩ*/;open;/*Ωignore_endΩ*/;
;
async () => {

 { const $$_tooR_revopoP0C = __sveltets_2_ensureComponent(Popover.Root); const $$_tooR_revopoP0 = new $$_tooR_revopoP0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },open,}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_tooR_revopoP0.$$bindings = 'open';
   { const $$_reggirT_revopoP1C = __sveltets_2_ensureComponent(Popover.Trigger); new $$_reggirT_revopoP1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":look,"aria-label":label,"data-test":test,}});;__sveltets_2_ensureSnippet(button()); Popover.Trigger}
   { const $$_latroP_revopoP1C = __sveltets_2_ensureComponent(Popover.Portal); new $$_latroP_revopoP1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_tnetnoC_revopoP2C = __sveltets_2_ensureComponent(Popover.Content); new $$_tnetnoC_revopoP2C({ target: __sveltets_2_any(), props: {          children:() => { return __sveltets_2_any(0); },"class":`pop panel-pop`,"sideOffset":4,"collisionPadding":8,align,"preventScroll":false,"data-test":test ? `${test}-panel` : undefined,}});;__sveltets_2_ensureSnippet(children()); Popover.Content}
   Popover.Portal}
 Popover.Root}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('open'), slots: {}, events: {} }}
const Popover__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Popover__SvelteComponent_ = ReturnType<typeof Popover__SvelteComponent_>;
/*Ωignore_endΩ*/export default Popover__SvelteComponent_;