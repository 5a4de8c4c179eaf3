// A fact of a person as it is read: labels for codes, dd/mm/yyyy, a place and a list in one line.
import type { Place } from "../client";
import { shown_date } from "../dates";
import { code_label, type PersonField } from "../codes";
import { place_text } from "./groups";

/** The fact in words; "" for what is not known. A picture has no words. */
export function fact_text(field: PersonField, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.type === "place") return place_text(value as Place);
  if (field.type === "code") return code_label(field.code_list, String(value));
  if (field.type === "partial_date" || field.type === "date") return shown_date(String(value));
  if (field.type === "list") return list_text(field, String(value));
  return String(value);
}

function list_text(field: PersonField, text: string): string {
  try {
    const rows = JSON.parse(text) as Record<string, string | null>[];
    return rows
      .map((row) =>
        field.columns
          .map((column) => {
            const cell = row[column.name] ?? null;
            if (column.type === "code") return code_label(column.code_list, cell);
            return column.type.endsWith("date") ? shown_date(cell) : (cell ?? "");
          })
          .filter(Boolean)
          .join(", "),
      )
      .join("; ");
  } catch {
    return text;
  }
}
