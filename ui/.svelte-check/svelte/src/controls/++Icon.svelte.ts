///<reference types="svelte" />
;
  // Icons are paths on a 16 px grid, drawn with the colour of the text beside them.
  const paths = {
    calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3",
    down: "m4 6.5 4 4 4-4",
    up: "m4 9.5 4-4 4 4",
    right: "m6 4 4 4-4 4",
    left: "m10 4-4 4 4 4",
    sort_up: "M8 13V3M4 7l4-4 4 4",
    sort_down: "M8 3v10M4 9l4 4 4-4",
    to: "M3 8h10M9 4l4 4-4 4",
    print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
    search: "M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.5 10.5 14 14",
    close: "m4 4 8 8M12 4l-8 8",
    add: "M8 3v10M3 8h10",
    minus: "M4 8h8",
    columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
    menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
    tick: "m3 8.5 3.5 3.5L13 4.5",
    lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
    eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
    warn: "M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 12v.1",
    info: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5V11M8 5v.1",
    refuse: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5 8h6",
    ask: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.1M8 11.2v.1",
    edit: "m3 13 .7-2.8L10.9 3l2.1 2.1-7.2 7.2zM9.5 4.4l2.1 2.1",
    table: "M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.2 3v10",
    folder: "M2 4.5h4.5L8 6h6v7H2z",
    undo: "M5.5 3 2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6",
  } as const;
  export type IconName = keyof typeof paths;
;;
;type $$ComponentProps =  { name: IconName; title?: string };function $$render() {

  let { name, title }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {



 { svelteHTML.createElement("svg", {         "class":`icon`,"viewBox":`0 0 16 16`,"role":title ? "img" : undefined,"aria-label":title,"aria-hidden":title ? undefined : "true",}); { svelteHTML.createElement("path", {  "d":paths[name],});} }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Icon__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Icon__SvelteComponent_ = ReturnType<typeof Icon__SvelteComponent_>;
/*Ωignore_endΩ*/export default Icon__SvelteComponent_;