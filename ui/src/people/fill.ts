// Facts typed down a column: which of them a list asks for first, and what is kept of a sheet that is not written yet.
import { fillable_fields, type FieldShape, type Filters } from "../client";
import { lists } from "../codes";

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
