// What a table shows of a row, and in which order.

/** One column. `text` is what is copied, and shown where the table is given no `cell` for it. */
export type Column<T> = {
  key: string;
  head: string;
  /** In px; without it the column takes the rest, 150 at least. */
  width?: number;
  right?: boolean;
  soft?: boolean;
  /** The name by which the rows can be sorted. */
  sort?: string;
  /** Gives way in a narrow window. */
  extra?: boolean;
  /** A plain fact that F2 edits in its cell: the text to begin with. */
  edit?: (row: T) => string;
  text: (row: T) => string;
};

/** A field by which a table is sorted. */
export type SortBy = { field: string; descending: boolean };

/** The width of a column as its longest text needs, and no less than its head does; figures are wider than letters. */
export const width_for = (texts: string[], least: number, letter = 8): number => Math.max(least, ...texts.map((text) => text.length * letter + 20));

/** What is remembered of a table: which columns, in which order, how wide; and whether somebody chose them so. */
export type Layout = { shown: string[]; widths: Record<string, number>; chosen?: boolean };

/** The columns as the layout orders them; one that the layout does not know stays out. */
export function laid_out<T>(columns: Column<T>[], layout: Layout): Column<T>[] {
  return layout.shown.flatMap((key) => {
    const column = columns.find((other) => other.key === key);
    return column ? [{ ...column, width: layout.widths[key] ?? column.width }] : [];
  });
}

/** What the first column takes before the others share the rest. */
export const name_width = 320;

/** A layout nobody chose, with more columns before its last where a wide window has room for them. */
export function widened<T>(columns: Column<T>[], layout: Layout, more: string[], room: number): Layout {
  if (layout.chosen) return layout;
  const width = (key: string): number => columns.find((column) => column.key === key)?.width ?? name_width;
  const shown = [...layout.shown];
  let left = room - shown.reduce((sum, key) => sum + width(key), 0);
  for (const key of more) {
    if (shown.includes(key) || width(key) > left) continue;
    left -= width(key);
    shown.splice(-1, 0, key);
  }
  return { ...layout, shown };
}

/** How wide each column is drawn: the first takes what is left up to `name_width`, the last what is left then. */
export function tracks<T>(columns: Column<T>[], least: number): string[] {
  const caps = columns.length > 1 && columns[0]?.width === undefined;
  return columns.map((column, at) => {
    if (caps && at === 0) return `minmax(${least}px, ${name_width}px)`;
    if (caps && at === columns.length - 1) return `minmax(${column.width ?? least}px, 1fr)`;
    return column.width ? `${column.width}px` : `minmax(${least}px, 1fr)`;
  });
}

/** A remembered layout, or the usual one where it cannot be read. */
export function read_layout(text: string | null, usual: Layout): Layout {
  try {
    const read = JSON.parse(text ?? "") as Partial<Layout>;
    if (Array.isArray(read.shown) && read.shown.length > 0 && typeof read.widths === "object")
      return { shown: read.shown.map(String), widths: read.widths, chosen: true };
  } catch {
    // Never written, or written by another version: the usual one serves.
  }
  return usual;
}

/** Rows, with their heads where they are whole, as a spreadsheet pastes them. */
export function as_sheet<T>(columns: Column<T>[], rows: T[], heads = true): string {
  const cell = (text: string): string => text.replace(/[\t\r\n]+/g, " ");
  return [...(heads ? [columns.map((column) => cell(column.head))] : []), ...rows.map((row) => columns.map((column) => cell(column.text(row))))]
    .map((line) => line.join("\t"))
    .join("\n");
}

/** The same as a table: a spreadsheet keeps its text as text, where it would read a number of an identity card as a figure. */
export function as_table<T>(columns: Column<T>[], rows: T[], heads = true): string {
  const safe = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  // Figures of any length that are no amount, and those that begin with a nought.
  const cell = (text: string): string =>
    /^(\d{7,}|0\d+)$/.test(text.trim()) ? `<td style='mso-number-format:"\\@"'>${safe(text)}</td>` : `<td>${safe(text)}</td>`;
  const line = (cells: string[]): string => `<tr>${cells.join("")}</tr>`;
  const head = heads ? line(columns.map((column) => `<th>${safe(column.head)}</th>`)) : "";
  return `<meta charset="utf-8"><table>${head}${rows.map((row) => line(columns.map((column) => cell(column.text(row))))).join("")}</table>`;
}
