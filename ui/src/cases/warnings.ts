// What a rule questions, in words.
import type { Warning } from "../client";
import { has_word, word } from "../words";
import { spoken } from "../spoken";

/** The warning's sentence. */
export function warning_text(warning: Warning): string {
  const key = `warning.${warning.check}`;
  return has_word(key) ? word(key, spoken(warning.params)) : (warning.rule ?? warning.check);
}
