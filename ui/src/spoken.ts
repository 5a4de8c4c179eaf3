// What comes from the register with words in it, in the language of the window. Only what the program made is looked up
// among the words: it says which that is; what a clerk typed is shown as typed, whatever it begins with.
import { field_families, word_params, type Shown } from "./client";
import { code_label } from "./codes";
import { shown_moment } from "./dates";
import { m } from "./generated/words/messages.js";
import { has_word, word } from "./words";

/** A field's value as the register tells it. */
export function told(shown: Shown): string {
  if (shown.word !== undefined) return word(shown.word);
  if (shown.text !== undefined) return shown.text;
  if (shown.rows !== undefined) return shown.rows.map((row) => row.map(told).join(", ")).join("; ");
  const { list, codes } = shown.codes;
  return codes.map(({ code, count }) => (count === null ? code_label(list, code) : `${count} ${code_label(list, code)}`)).join(", ");
}

/** The values of a sentence: under certain names stand keys of words, a field is named by its label. */
export function spoken(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value_of(name, value)]));
}

function value_of(name: string, value: string): string {
  // A user of the machine who gave no name.
  if ((name === "user" || name === "machine") && value === "?") return m["ui.somebody"]();
  if (name === "since" && /^\d{4}-\d{2}-\d{2}T/.test(value)) return shown_moment(value);
  if (name === "field") {
    const key = field_families.map((family) => `${family}.${value}`).find(has_word);
    return key ? word(key) : value;
  }
  if (!(word_params as readonly string[]).includes(name) || !value.startsWith("@")) return value;
  return value
    .split(", ")
    .map((part) => (part.startsWith("@") ? word(part.slice(1)) : part))
    .join(", ");
}
