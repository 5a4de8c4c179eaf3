///<reference types="svelte" />
;;
  // What was reached over time against the pace needed. Lines differ in lightness and dash as well as hue.
  // The finding is the caller's; the figures are under the picture one key away (Ctrl+C copies them).
  type Props = {
    points: { on: string; value: number }[];
    from: string;
    to: string;
    /** The last day known. */
    at: string;
    target: number;
    reached: number;
    /** What could still be reached. */
    reachable: number;
    label: string;
    words: { target: string; reached: string; reachable: string; reachable_2: string; pace: string };
    width?: number;
    height?: number;
  };;function $$render() {


  let { points, from, to, at, target, reached, reachable, label, words, width = 564, height = 212 }: Props = $props();

  const left = 30;
  const right = $derived(width - 112);
  const top = 12;
  const base = $derived(height - 24);

  const day = (iso: string): number => Date.parse(`${iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`) / 86_400_000;
  const most = $derived(Math.max(target, reached, reachable, 1));
  const step = $derived.by(() => {
    const raw = most / 4;
    const power = 10 ** Math.floor(Math.log10(raw));
    return Math.max(1, ([1, 2, 2.5, 5, 10].find((nice) => nice * power >= raw) ?? 10) * power);
  });
  const ceiling = $derived(Math.ceil(most / step) * step);
  const lines = $derived(Array.from({ length: Math.round(ceiling / step) + 1 }, (_, index) => index * step));
  const x = (iso: string): number => left + ((right - left) * (day(iso) - day(from))) / Math.max(1, day(to) - day(from));
  const y = (value: number): number => base - ((base - top) * value) / ceiling;
  const years = $derived.by(() => {
    const all: { label: string; at: number; tick: number | null }[] = [];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const start = Math.max(left, x(`${year}-01-01`));
      const end = Math.min(right, x(`${year + 1}-01-01`));
      all.push({ label: end - start > 24 ? String(year) : "", at: (start + end) / 2, tick: start > left ? start : null });
    }
    return all;
  });
  const path = $derived.by(() => {
    const known = points.filter((point) => day(point.on) >= day(from) && day(point.on) <= day(at));
    const all = [{ on: from, value: 0 }, ...known, { on: day(at) > day(to) ? to : at, value: reached }];
    return all.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.on).toFixed(1)} ${y(point.value).toFixed(1)}`).join("");
  });
  const now = $derived(x(day(at) > day(to) ? to : at));
  const pace_now = $derived(target * Math.min(1, (day(at) - day(from)) / Math.max(1, day(to) - day(from))));
  // Labels stand at the lines' ends, 15 px apart at least, in the order of their values.
  const labels = $derived.by(() => {
    const wanted = [
      { key: "target", y: y(target) + 4, lines: [words.target] },
      ...(reachable > reached ? [{ key: "reachable", y: y(reachable) + 4, lines: [words.reachable, words.reachable_2] }] : []),
      { key: "reached", y: y(reached) + 8, lines: [words.reached] },
    ].sort((a, b) => a.y - b.y);
    let floor = 0;
    return wanted.map((one) => {
      const placed = { ...one, y: Math.max(one.y, floor) };
      floor = placed.y + 15 * one.lines.length + 2;
      return placed;
    });
  });
;
async () => {

 { svelteHTML.createElement("svg", {           "class":`chart`,width,height,"viewBox":`0 0 ${width} ${height}`,"role":`img`,"aria-label":label,...__sveltets_2_empty({"data-test":`chart`}),});
     for(let value of __sveltets_2_ensureArray(lines)){value; { svelteHTML.createElement("path", {     "d":`M${left} ${y(value)}H${right}`,"class":`grid-line`,});value === 0;} { svelteHTML.createElement("text", {     "x":left - 6,"y":y(value) + 4,"text-anchor":`end`,});value; }}
     for(let year of __sveltets_2_ensureArray(years)){year.at;if(year.tick !== null){ { svelteHTML.createElement("path", {    "d":`M${year.tick} ${base}v4`,"class":`grid-line base`,});}} { svelteHTML.createElement("text", {     "x":year.at,"y":height - 6,"text-anchor":`middle`,});year.label; }}
   { svelteHTML.createElement("path", {    "d":`M${left} ${base}L${right} ${y(target)}`,"class":`pace`,});}
   { svelteHTML.createElement("path", {    "d":path,"class":`real`,});}
  if(reachable > reached){ { svelteHTML.createElement("path", {    "d":`M${now} ${y(reached)}L${right} ${y(reachable)}`,"class":`open`,});} { svelteHTML.createElement("circle", {        "cx":right,"cy":y(reachable),"r":`3`,"class":`dot-open`,});}}
  if(pace_now > reached){ { svelteHTML.createElement("path", {    "d":`M${now} ${y(pace_now)}V${y(reached)}`,"class":`gap`,});}}
   { svelteHTML.createElement("circle", {        "cx":now,"cy":y(reached),"r":`3.5`,"class":`dot`,});}
   { svelteHTML.createElement("g", { "class":`lab`,});
       for(let one of __sveltets_2_ensureArray(labels)){one.key;    for(let line of __sveltets_2_ensureArray(one.lines)){let index = 1;index; { svelteHTML.createElement("text", {     "x":right + 8,"y":one.y + 15 * index,"class":one.key,});line; }}}
     { svelteHTML.createElement("text", {       "x":left + (right - left) * 0.34,"y":y(target * 0.34) - 12,"class":`target`,"text-anchor":`end`,});words.pace; }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TargetChart__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TargetChart__SvelteComponent_ = ReturnType<typeof TargetChart__SvelteComponent_>;
/*Ωignore_endΩ*/export default TargetChart__SvelteComponent_;