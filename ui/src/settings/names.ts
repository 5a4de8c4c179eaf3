// What a rule is called and how long it is.
import { m } from "../generated/words/messages.js";
import { folded, has_word, word } from "../words";
import { length_text } from "../cases/clocks";

/** A clock's or condition's name; `kind` is `clock` or `condition`, `label` what the row itself says. */
export function rule_name(kind: string, key: string, variant: string | null, label: string | null): string {
  const name_key = `${kind}.${key}`;
  const of_variant = has_word(`${name_key}_${variant}`);
  const name = of_variant ? word(`${name_key}_${variant}`) : has_word(name_key) ? word(name_key) : (label ?? key);
  return variant && !of_variant && label && folded(label) !== folded(name) ? `${name}: ${label}` : name;
}

/** "45 ngày làm việc", "60 tháng", or the bare figure of a condition; "" where there is none. */
export function amount_text(amount: string | null, unit: string | null): string {
  if (amount === null) return "";
  return unit === "working_days" || unit === "months" ? length_text(Number(amount), unit) : amount.replace(".", ",");
}

/** What a day of the calendar of holidays is. */
export const holiday_kind = (kind: string): string => (kind === "off" ? m["ui.day_off"]() : m["ui.day_worked"]());
