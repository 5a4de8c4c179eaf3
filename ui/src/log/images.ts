// The rows that an operation touched, as people read them: names for ids, labels for codes, dd/mm/yyyy. A row comes as
// the JSON image of its table row; which of its columns point where is told here, what a person's facts and an event's fields say the register tells.
import type { RowName, RowRef, ToldChange, ToldField, Warning } from "../client";
import { warning_text } from "../cases/warnings";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { code_label } from "../codes";
import { amount_text, holiday_kind, rule_name } from "../settings/names";
import { told } from "../spoken";
import { decimal, event_name, has_word, word } from "../words";

type Image = Record<string, unknown>;
/** What a value is. */
type Spec = { type: string; list?: string | null };
type Entry = { key: string; label: string; spec: Spec; value: unknown };

/** One row with its images read. */
export type Touched = { table: string; row: number; before: Image | null; after: Image | null; fields: ToldField[] };
export type Difference = { label: string; before: string; after: string };
export type Names = (table: string, row: unknown) => string;

const read_json = (text: unknown): unknown => {
  try {
    return typeof text === "string" ? JSON.parse(text) : text;
  } catch {
    return text;
  }
};
const read_image = (text: string | null): Image | null => (text === null ? null : (read_json(text) as Image));

export const touched = (change: ToldChange): Touched => ({
  table: change.table_name,
  row: change.row_id,
  before: read_image(change.before),
  after: read_image(change.after),
  fields: change.told,
});

const date: Spec = { type: "date" };
const code = (list: string): Spec => ({ type: "code", list });
const points = (type: string): Spec => ({ type });

// What stands in the title, or says nothing to a person, is left out. Columns not named here are plain texts.
const left_out: Record<string, string[]> = {
  event: ["case_id", "unit", "kind", "recorded_at"],
  case: ["person"],
  person_fact: ["person", "field", "value"],
  target: ["indicator"],
  holiday: ["day"],
  setting: ["name"],
  recovery: ["lost"],
  rule: ["rule_key", "variant"],
  condition: ["condition_key"],
  // What is kept of a PIN is shown nowhere.
  user_pin: ["pin"],
};
const columns: Record<string, Record<string, Spec>> = {
  case: { unit: points("unit") },
  event: { happened_on: date, document_date: date, elsewhere: points("yes_no"), warnings: points("warnings") },
  person_fact: { from: date },
  unit: {
    unit_kind: code("unit_kind"),
    parent: points("unit"),
    founded_on: date,
    committee_power: code("committee_power"),
    grassroots_type: code("grassroots_type"),
    enterprise_type: code("enterprise_type"),
  },
  course: { course_kind: code("course_kind"), from: date, to: date, document_date: date },
  programme: { from: date, to: date, document_date: date },
  request: { unit: points("unit"), document_date: date, received_on: date, answered_on: date },
  target: { programme: points("programme"), unit: points("unit"), from: date, to: date, value: points("decimal") },
  rule: { effective_from: date, effective_to: date, enabled: points("yes_no"), confidence: points("confidence") },
  condition: { effective_from: date, effective_to: date, enabled: points("yes_no"), confidence: points("confidence") },
  holiday: { kind: points("holiday"), confidence: points("confidence") },
  print: { as_of: date },
  user: { role: points("role"), left_on: date },
};
// Of a rule's body what a clerk can change; its dates and switch stand in the row itself.
const of_body = ["amount", "extension", "source", "confidence", "note"];

const own_label = (name: string, table = ""): string => word([`ui.log_field.${name}`, `${table}.${name}`, `field.${name}`].find(has_word) ?? name);

function entries({ table }: Touched, image: Image): Entry[] {
  // A person's facts the register tells, as it does what an event holds.
  if (table === "person") return [];
  const plain = Object.entries(image).filter(([key]) => !["id", "uid", "sort_order", "fields", "body", ...(left_out[table] ?? [])].includes(key));
  const rows: Entry[] = plain.map(([key, value]) => ({
    key,
    label: table === "event" ? word(`field.${key}`) : own_label(key, table),
    spec: columns[table]?.[key] ?? { type: "text" },
    value,
  }));
  const body = read_json(image.body) as Image | null;
  if (body && typeof body === "object") {
    const length =
      body.value === undefined
        ? {}
        : {
            amount: amount_text(String(body.value), String(body.unit)),
            extension: body.extension === undefined || body.extension === null ? null : amount_text(String(body.extension), String(body.unit)),
          };
    const told: Image = { ...body, ...length };
    rows.push(
      ...of_body
        .filter((key) => key in told)
        .map((key) => ({ key: `body.${key}`, label: own_label(key), spec: columns[table]?.[key] ?? { type: "text" }, value: told[key] })),
    );
  }
  return rows;
}

/** The rows whose names a row's images need, itself among them. */
export function pointed_at(row: Touched): RowRef[] {
  const all: RowRef[] = [{ table_name: row.table, row_id: row.row }];
  const add = (table_name: string, value: unknown): void => {
    if (typeof value === "number") all.push({ table_name, row_id: value });
  };
  for (const image of [row.before, row.after]) {
    if (!image) continue;
    add("person", image.person);
    add("case", image.case_id);
    if (row.table === "event") add("unit", image.unit);
    for (const { spec, value } of entries(row, image)) {
      if (["unit", "programme"].includes(spec.type)) add(spec.type, value);
    }
  }
  return all;
}

/** Names by table and id: as the register has them now, else as the operation's own rows tell (it may have been undone since). */
export function names_of(known: RowName[], rows: Touched[]): Names {
  const names = new Map(known.map((one) => [`${one.table_name} ${one.row_id}`, told(one.name)]));
  const name = (table: string, row: unknown): string => {
    const found = names.get(`${table} ${row}`);
    if (found !== undefined) return found;
    const own = rows.find((one) => one.table === table && one.row === row);
    const image = own?.after ?? own?.before;
    if (!image) return "";
    if (table === "person") return String(image.birth_name ?? "");
    if (table === "request") return String(image.about ?? "");
    return table === "case" ? name("person", image.person) : String(image.name ?? "");
  };
  return name;
}

/** Whom or what the row is about: "Sự kiện: Chi bộ biểu quyết – Nguyễn Văn A". */
export function title(row: Touched, name: Names): string {
  const image = row.after ?? row.before ?? {};
  const kind = has_word(`ui.table.${row.table}`) ? word(`ui.table.${row.table}`) : row.table;
  const own = ((): string => {
    switch (row.table) {
      case "event":
        return [event_name(String(image.kind)), name("case", image.case_id) || name("unit", image.unit)].filter(Boolean).join(", ");
      case "person_fact":
        return name("person", image.person);
      case "user_pin":
        return name("user", row.row);
      case "rule":
        return rule_name(
          "clock",
          String(image.rule_key),
          (image.variant as string | null) ?? null,
          ((read_json(image.body) as Image | null)?.label_vi as string | undefined) ?? null,
        );
      case "condition":
        return rule_name("condition", String(image.condition_key), null, null);
      case "target":
        return word(`indicator.${image.indicator}`);
      case "holiday":
        return shown_date(String(image.day));
      case "setting":
        return has_word(`ui.setting.${image.name}`) ? word(`ui.setting.${image.name}`) : String(image.name);
      default:
        return name(row.table, row.row);
    }
  })();
  return own ? `${kind}: ${own}` : kind;
}

/** What differs between the two images, in words. */
export function differences(row: Touched, name: Names): Difference[] {
  const before = row.before ? entries(row, row.before) : [];
  const after = row.after ? entries(row, row.after) : [];
  const keys = [...new Set([...before, ...after].map((entry) => entry.key))];
  const columns_told = keys.flatMap((key) => {
    const [was, is] = [before, after].map((all) => all.find((entry) => entry.key === key));
    if (JSON.stringify(was?.value ?? null) === JSON.stringify(is?.value ?? null)) return [];
    return [{ label: (is ?? was)?.label ?? key, before: was ? text(was, name) : "", after: is ? text(is, name) : "" }];
  });
  const fields_told = row.fields.map((field) => ({
    label: word(field.label),
    before: field.before ? told(field.before) : "",
    after: field.after ? told(field.after) : "",
  }));
  return [...columns_told, ...fields_told].filter((one) => one.before !== one.after);
}

function text({ key, spec, value }: Entry, name: Names): string {
  if (value === null || value === undefined || value === "") return "";
  const plain = String(value);
  switch (spec.type) {
    case "date":
      return shown_date(plain);
    // An event that took place here, as most do, need not say so.
    case "yes_no":
      return value === true || value === 1 || value === "true" ? m["ui.yes"]() : key === "elsewhere" ? "" : m["ui.no"]();
    case "code":
      return code_label(spec.list ?? null, plain);
    case "decimal":
      return decimal(plain);
    case "unit":
    case "programme":
      return name(spec.type, value);
    case "warnings":
      return (read_json(value) as Warning[]).map(warning_text).join(" ");
    case "confidence":
      return word(`confidence.${plain}`);
    case "holiday":
      return holiday_kind(plain);
    case "role":
      return word(`role.${plain}`);
    default:
      return plain;
  }
}
