// The columns of the people's lists: what each shows, how wide, and which of them a screen begins with.
import type { ListFieldView, ListRow, ListScreen } from "../client";
import type { Column, Layout } from "../controls/table";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { code_label } from "../codes";
import { here } from "../state.svelte";
import { word } from "../words";
import { named_badge } from "../cases/clocks";
import { short_unit } from "../units/names";

/** What a row can show: its own fields but for the ids. */
type Name = Exclude<keyof ListRow, "person" | "case" | "unit_name" | "stage_number" | "marks" | "cells">;
type Shape = Partial<Pick<Column<ListRow>, "width" | "right" | "soft" | "extra">> & { edit?: boolean };

/** What several fields tell together has no order of its own. */
const unsorted: string[] = ["clock", "schooling", "listed_on", "course"];

// English says some things longer, some shorter.
const in_english: Partial<Record<string, { width: number }>> = { sex: { width: 60 }, stage: { width: 202 }, unit: { width: 108 } };

// Facts that F2 edits in the cell; codes and places are edited on the person's own sheet.
const shapes: Record<Name, Shape> = {
  name: {},
  birth_date: { width: 100, right: true, extra: true, edit: true },
  sex: { width: 48, extra: true },
  age: { width: 46, right: true, extra: true },
  unit: { width: 114 },
  stage: { width: 202 },
  since: { width: 100, right: true, extra: true },
  clock: { width: 216 },
  ethnicity: { width: 84, extra: true },
  home_place: { width: 160, extra: true },
  post: { width: 140, extra: true, edit: true },
  occupation: { width: 130, extra: true, edit: true },
  citizen_id: { width: 126, extra: true, edit: true },
  file_number: { width: 104, extra: true, edit: true },
  card_number: { width: 126, extra: true, edit: true },
  admission_date: { width: 102, right: true, extra: true },
  probation_end: { width: 100, right: true },
  official_date: { width: 114, right: true, extra: true },
  helper: { width: 150, extra: true },
  schooling: { width: 80, extra: true },
  qualification: { width: 110, extra: true },
  political_theory: { width: 100, extra: true },
  listed_on: { width: 104, right: true, extra: true },
  course: { width: 140, extra: true },
};

/** What a screen shows until its columns are chosen. */
const usual: Record<ListScreen, Name[]> = {
  pool: ["name", "birth_date", "unit", "stage", "clock"],
  admission: ["name", "birth_date", "unit", "stage", "clock"],
  // With the panel beside it, 838 px at the ordinary window: sex and step stand in the panel.
  probation: ["name", "birth_date", "unit", "admission_date", "probation_end", "clock"],
  members: ["name", "birth_date", "sex", "unit", "admission_date", "official_date", "card_number"],
  all: ["name", "birth_date", "unit", "stage", "clock"],
};

/** What a wide window shows besides, as far as there is room. */
export const more_columns: Record<ListScreen, Name[]> = {
  pool: ["sex", "age", "occupation", "since", "helper", "schooling"],
  admission: ["sex", "age", "occupation", "helper", "since"],
  probation: ["sex", "stage", "helper", "occupation"],
  members: ["age", "occupation", "post", "qualification", "political_theory", "citizen_id"],
  all: ["sex", "age", "occupation", "since"],
};

export const usual_layout = (screen: ListScreen): Layout => ({ shown: usual[screen], widths: {} });

/** The text of a cell, as it is copied. */
export function cell_text(row: ListRow, name: Name): string {
  switch (name) {
    case "unit":
      return short_unit(row.unit_name);
    case "sex":
      return code_label("sex", row.sex);
    case "ethnicity":
      return code_label("ethnicity", row.ethnicity);
    case "stage":
      return word(`stage.${row.stage}`);
    case "clock":
      return row.clock ? named_badge(row.clock) : "";
    case "age":
      return row.age === null ? "" : String(row.age);
    case "birth_date":
    case "since":
    case "admission_date":
    case "probation_end":
    case "official_date":
    case "listed_on":
      return shown_date(row[name]);
    default:
      return row[name] ?? "";
  }
}

/** The columns that every screen offers, in their order. */
export function people_columns(): Column<ListRow>[] {
  return (Object.keys(shapes) as Name[]).map((key) => {
    const { edit, ...shape } = shapes[key];
    return {
      key,
      head: head_of(key),
      ...(unsorted.includes(key) ? {} : { sort: key }),
      text: (row: ListRow) => cell_text(row, key),
      ...shape,
      ...(here.language === "en" ? in_english[key] : {}),
      ...(edit ? { edit: (row: ListRow) => cell_text(row, key) } : {}),
    };
  });
}

/** How a blank column's code begins; its head follows. */
const blank = "blank:";
export const blank_column = (head: string): string => `${blank}${head.trim()}`;

/** The other columns of a layout: any field, or one left for a pen. One of a field that is no more says so. */
export function asked_columns(shown: string[], fields: ListFieldView[]): Column<ListRow>[] {
  return shown
    .filter((code) => !(code in shapes))
    .map((code) => {
      const field = fields.find((one) => one.code === code);
      const is_blank = code.startsWith(blank);
      const right = field?.holds === "date" || field?.holds === "number";
      return {
        key: code,
        head: is_blank ? code.slice(blank.length) : (field?.head ?? (fields.length > 0 ? m["ui.field_gone"]({ field: code }) : code)),
        width: right ? 104 : 150,
        right,
        extra: true,
        ...(is_blank || !field ? {} : { sort: code }),
        text: (row: ListRow) => row.cells[code] ?? "",
      };
    });
}

function head_of(name: Name): string {
  return name === "sex" ? m["ui.sex_short"]() : word(`column.${name}`);
}
