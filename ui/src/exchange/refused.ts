// A cell of a workbook that was refused, or asks: where it stands, what it holds, what to do.
import type { ImportCell } from "../client";
import { m } from "../generated/words/messages.js";
import { has_word, word } from "../words";
import { spoken } from "../writes";

export function cell_text(cell: ImportCell): string {
  const params = spoken({ value: cell.value, ...cell.params });
  const key = [`refusal.${cell.code}`, `warning.${cell.code}`].find(has_word);
  return m["ui.cell_says"]({ cell: `${cell.column}${cell.row}`, value: cell.value, what: key ? word(key, params) : cell.code });
}
