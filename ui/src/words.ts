// Words by keys that come from data: `word("stage.full")`. A key written in code is called as `m["ui.search"]()`,
// so that a missing one does not compile.
import { m } from "./generated/words/messages.js";

type Message = (params?: Record<string, unknown>) => string;
const messages = m as unknown as Record<string, Message | undefined>;

/** Whether the catalogue has the key. */
export const has_word = (key: string): boolean => messages[key] !== undefined;

/** The text of a key, or the key itself where the catalogue has none, so that what is missing is seen. */
export function word(key: string, params: Record<string, unknown> = {}): string {
  return messages[key]?.(params) ?? key;
}

/** An event's name, the short one where there is one and it is asked for. */
export function event_name(kind: string, short = false): string {
  return short && has_word(`event.short.${kind}`) ? word(`event.short.${kind}`) : word(`event.${kind}`);
}

/** What recording an event is called on a button: "Ghi lễ kết nạp". */
export const act_name = (kind: string): string =>
  has_word(`act.${kind}`) ? word(`act.${kind}`) : m["ui.record_this"]({ event: within_sentence(event_name(kind, true)) });

/** A whole figure with a point for thousands and U+2212 for minus. */
export function figure(value: number): string {
  const digits = String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `\u2212${digits}` : digits;
}

/** A rule's source, whose parts stay together where the line breaks: "điểm 3.4d", "06-HD/TW (9/6/2025)". */
export const source_text = (source: string): string =>
  source.replace(/(điểm|khoản|Điều|điều|mục|Mục|phần|số) (?=[\dIVX])/g, "$1\u00a0").replace(/ (?=\(\d)/g, "\u00a0");

/** A decimal as the register writes it ("3.6") as it is read ("3,6"). */
export function decimal(text: string, signed = false): string {
  const negative = text.startsWith("-");
  const [whole = "", part] = text.replace(/^[-+]/, "").split(".");
  const digits = figure(Number(whole)) + (part === undefined ? "" : `,${part}`);
  if (negative) return `\u2212${digits}`;
  return signed && /[1-9]/.test(digits) ? `+${digits}` : digits;
}

/** Lower case, without marks and what is not seen, đ as d, one sign for every apostrophe. */
export function unmarked(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[đð]/g, "d")
    .replace(/[’‘ʼʻʹ′`´＇]/g, "'");
}

/** How search and lists of choices compare, as the register does: `tests/data/search-keys.json`. */
export const folded = (text: string): string =>
  unmarked(text)
    .replace(/[\s\u0085]+/g, " ")
    .trim();

/** The first letter large, for a name of an operation that begins a sentence. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The first letter small, for a name that stands inside a sentence. */
export const within_sentence = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** The words of one family, as pairs of the key's last part and the text. */
export function words_of(family: string): [string, string][] {
  const prefix = `${family}.`;
  return Object.keys(messages)
    .filter((key) => key.startsWith(prefix))
    .map((key): [string, string] => [key.slice(prefix.length), word(key)]);
}
