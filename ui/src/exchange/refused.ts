// What a row of a workbook says in words: a cell that was refused, or asks; and what else is to be known of it.
import type { ImportCell, ImportNote } from "../client";
import { m } from "../generated/words/messages.js";
import { spoken } from "../spoken";
import { has_word, word } from "../words";

export function cell_text(cell: ImportCell): string {
  const params = spoken({ value: cell.value, ...cell.params });
  const key = [`refusal.${cell.code}`, `warning.${cell.code}`].find(has_word);
  return m["ui.cell_says"]({ cell: `${cell.column}${cell.row}`, value: cell.value, what: key ? word(key, params) : cell.code });
}

/** The notes of a row. */
export function notes_text(notes: ImportNote[]): string {
  return notes.map((note) => word(`import.${note.code}`, spoken(note.params))).join("; ");
}
