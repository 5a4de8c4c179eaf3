// Finding in the guide: without marks, case and đ, as search everywhere; a line's end is a blank.
import { unmarked } from "../words";

/** Where in the text the wanted words stand: from and to, in the text's own letters. */
export function hits(text: string, wanted: string): [number, number][] {
  const needle = unmarked(wanted).trim().replace(/\s+/g, " ");
  if (needle === "") return [];
  // Each folded letter with the place of the one it came from.
  const places: number[] = [];
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = unmarked(text.charAt(at)).replace(/\s/, " ");
    for (let part = 0; part < letter.length; part += 1) places.push(at);
    folded += letter;
  }
  const found: [number, number][] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    found.push([places[at] ?? 0, (places[at + needle.length - 1] ?? 0) + 1]);
  }
  return found;
}

const blocks = "h1, h2, h3, p, li, td, th";

/** Takes the marks of an earlier search away. */
export function unmark(page: HTMLElement): void {
  for (const mark of page.querySelectorAll("mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/** Marks what is found, each hit with its number; gives how many there are. */
export function mark_all(page: HTMLElement, wanted: string): number {
  unmark(page);
  let count = 0;
  for (const block of page.querySelectorAll<HTMLElement>(blocks)) {
    if (block.querySelector(blocks)) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const parts: { node: Text; from: number; to: number }[] = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      parts.push({ node, from: text.length, to: text.length + node.data.length });
      text += node.data;
    }
    const found = hits(text, wanted);
    // From the end, so that the places before stay what they are. A hit may run over a bold word's edge.
    for (let at = found.length - 1; at >= 0; at -= 1) {
      const [from, to] = found[at] ?? [0, 0];
      for (const part of parts.toReversed()) {
        if (part.to <= from || part.from >= to) continue;
        const range = document.createRange();
        range.setStart(part.node, Math.max(0, from - part.from));
        range.setEnd(part.node, Math.min(part.node.data.length, to - part.from));
        const mark = document.createElement("mark");
        mark.dataset.hit = String(count + at);
        range.surroundContents(mark);
      }
    }
    count += found.length;
  }
  return count;
}
