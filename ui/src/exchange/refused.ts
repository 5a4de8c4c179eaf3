// What a row of a workbook says in words: a cell that was refused, or asks; and what else is to be known of it.
import type { ImportCell, ImportNote } from "../client";
import { m } from "../generated/words/messages.js";
import { has_word, said, word } from "../words";
import { spoken } from "../writes";

export function cell_text(cell: ImportCell): string {
  const params = spoken({ value: cell.value, ...cell.params });
  const key = [`refusal.${cell.code}`, `warning.${cell.code}`].find(has_word);
  return m["ui.cell_says"]({ cell: `${cell.column}${cell.row}`, value: cell.value, what: key ? word(key, params) : cell.code });
}

/** The notes of a row; a value may name several words after commas. */
export function notes_text(notes: ImportNote[]): string {
  const names = (value: string): string => (value.startsWith("@") ? value.split(", ").map(said).join(", ") : value);
  const spoken_note = (note: ImportNote): string =>
    word(`import.${note.code}`, Object.fromEntries(Object.entries(note.params).map(([name, value]) => [name, names(value)])));
  return notes.map(spoken_note).join("; ");
}
