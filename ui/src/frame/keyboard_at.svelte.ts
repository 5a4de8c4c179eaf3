// Where the keyboard is on a page that is left to be come back to.

/** What had the keyboard: the place among those that the selector finds. */
export type KeyboardAt = { selector: string; nth: number };

const marked = (name: "key" | "test", element: HTMLElement): string => `[data-${name}="${CSS.escape(element.dataset[name] ?? "")}"]`;

/** What has the keyboard; null where nothing in particular has it. */
export function keyboard_at(): KeyboardAt | null {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement)) return null;
  const around = held.closest<HTMLElement>("[data-test]");
  if (!around) return null;
  const own = held.dataset["key"] === undefined ? null : marked("key", held);
  const selector = own ?? (around === held ? marked("test", held) : `${marked("test", around)} ${held.localName}`);
  return { selector, nth: [...document.querySelectorAll(selector)].indexOf(held) };
}

/** For a page: gives the keyboard back to what had it when the page was left, once the page stands again. */
export function gives_keyboard_back(left: KeyboardAt | null | undefined, stands: () => boolean): void {
  let to = left ?? null;
  $effect(() => {
    if (!stands() || !to) return;
    document.querySelectorAll<HTMLElement>(to.selector)[to.nth]?.focus();
    to = null;
  });
}

/** For a page with a timeline: what gives the keyboard to an entry, as soon as that stands among those told. */
export function keyboard_to_entry(stands: (entry: number) => boolean): (entry: number | null) => void {
  let wanted = $state<number | null>(null);
  $effect(() => {
    const knot = wanted !== null && stands(wanted) ? document.querySelector<HTMLElement>(`[data-key="${wanted}"]`) : null;
    if (!knot) return;
    knot.focus();
    wanted = null;
  });
  return (entry) => (wanted = entry);
}
