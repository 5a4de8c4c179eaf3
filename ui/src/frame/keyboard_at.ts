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

/** Gives the keyboard back. */
export function focus_at({ selector, nth }: KeyboardAt): void {
  document.querySelectorAll<HTMLElement>(selector)[nth]?.focus();
}
