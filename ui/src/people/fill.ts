// Facts typed down a column: which of them a list asks for first, and what is kept of a sheet that is not written yet.
import { fillable_fields, type FieldShape, type Filters, type Place } from "../client";
import { lists } from "../codes";
import { folded } from "../words";

/** How many people a column is typed for at once. */
export const most_filled = 1000;

/** What was typed, by person: over what, and why where a rule asks. */
export type FillDraft = { from: string; typed: Record<number, { typed: string; was: string; reason: string }> };

/** Under which a sheet of that field is kept. */
export const fill_key = (field: string): string => `fill:${field}`;

/** The facts of which a list asks who lacks them, then those that it shows. */
export function fill_first(filters: Filters, shown: string[]): string[] {
  const missing = filters.conditions.flat().filter((one) => !one.not && one.values.length === 0 && one.from === null && one.to === null);
  const fillable: readonly string[] = fillable_fields;
  return [...missing.map((one) => one.field), ...shown.filter((code) => code !== "name")].filter((code) => fillable.includes(code));
}

/** What is typed into a fact; the day of the Youth Union is a part of another. */
export const shape_of = (field: string): Pick<FieldShape, "type" | "dated" | "code_list"> =>
  lists().fields.find((one) => one.name === field) ?? { type: "partial_date", dated: true, code_list: null };

/** A place kept in its parts, in one line as papers have it; null for any other text. */
export function place_text(text: string): string | null {
  if (!text.startsWith("{")) return null;
  const { address, commune, district, province, country } = JSON.parse(text) as Place;
  const within = [address, commune, district, province].filter(Boolean);
  return (within.length > 0 && folded(country ?? "") === "viet nam" ? within : [...within, country].filter(Boolean)).join(", ");
}
