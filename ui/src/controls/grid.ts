// What a grid asks of its rows: columns that are typed down as in a workbook.
import type { Choice } from "./choice";
import { shown_date, typed_date } from "../dates";
import { folded } from "../words";

/** A column of a grid. */
export type GridColumn = {
  key: string;
  head: string;
  /** In px; without it the column takes the rest. */
  width?: number;
  /** `said` is drawn by the grid's owner and never typed. */
  type: "text" | "number" | "decimal" | "date" | "choice" | "said";
  choices?: Choice[];
  /** Lines for a row, where they are not the same for all. */
  find?: (row: number, text: string) => Promise<Choice[]>;
  /** What is typed stands where no line is taken. */
  free?: boolean;
  soft?: boolean;
  /** Days and figures that are said. */
  right?: boolean;
  /** Gives way in a narrow window. */
  extra?: boolean;
};

/** What a cell shows of its value. */
export function cell_shown(column: GridColumn, value: string, labels: Map<string, string>): string {
  if (column.type === "date") return shown_date(/^\d{4}(-\d{2}){0,2}$/.test(value) ? value : "") || value;
  if (column.type === "decimal") return value.replace(".", ",");
  if (column.type === "choice") return column.choices?.find((choice) => choice.value === value)?.label ?? labels.get(value) ?? value;
  return value;
}

/** The value of what was typed or pasted; what is not understood stays as it is, for the register to refuse. */
export function cell_value(column: GridColumn, text: string, found: Choice[] = []): string {
  const typed = text.trim();
  if (column.type === "date") {
    const read = typed_date(typed);
    return read.state === "date" ? read.iso : typed;
  }
  if (column.type === "decimal") return typed.replace(",", ".");
  if (column.type === "choice") return matching(column.choices ?? found, typed, column.free)?.value ?? typed;
  return typed;
}

/**
 * The line that is meant: by its letter, its whole label, else the one that alone begins so; where what is typed may stand
 * as it is (`free`), by its whole label only. Of two namesakes none is meant.
 */
export function matching(choices: Choice[], text: string, free = false): Choice | undefined {
  const key = folded(text);
  if (key === "") return undefined;
  const lettered = choices.find((choice) => choice.letter === key);
  if (lettered) return lettered;
  const whole = choices.filter((choice) => folded(choice.label) === key);
  const meant = whole.length > 0 || free ? whole : choices.filter((choice) => folded(choice.label).startsWith(key));
  return meant.length === 1 ? meant[0] : undefined;
}

/** A column, or several side by side, as a workbook puts them on the clipboard. */
export function pasted_cells(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t"));
}
