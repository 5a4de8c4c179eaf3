///<reference types="svelte" />
;function $$render() {
async () => { { svelteHTML.createElement("p", {});  }
};
return { props: /** @type {Record<string, never>} */ ({}), exports: {}, bindings: "", slots: {}, events: {} }}
export const App__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_partial(__sveltets_2_with_any_event($$render())));
/*Ωignore_startΩ*//** @typedef {InstanceType<typeof App__SvelteComponent_>} App__SvelteComponent_ */
/*Ωignore_endΩ*/export default App__SvelteComponent_;