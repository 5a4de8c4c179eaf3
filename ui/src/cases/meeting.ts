// One event for many: which of its fields stand in the grid a row, which once above it, and how a row stands.
import { ask, commands, type Entry, type EntryCheck, type EventSpec, type FieldShape, type Result, type Warning, type Written } from "../client";
import { lettered } from "../codes";
import { m } from "../generated/words/messages.js";
import { spoken } from "../spoken";
import { word } from "../words";
import type { GridColumn } from "../controls/grid";
import type { Of } from "./kinds";
import { warning_text } from "./warnings";

/** Whose row it is: a person's case, or a unit, which has no person. */
export type Subject = { id: number; person: number | null; name: string; unit_name: string };
/** A row as it is to be written. */
export type RowEntry = Omit<Entry, "case"> & { id: number };

const of_case = ({ id, ...entry }: RowEntry): Entry => ({ case: id, ...entry });
const of_unit = ({ id, ...entry }: RowEntry): { unit: number } & Omit<RowEntry, "id"> => ({ unit: id, ...entry });

/** What each row would do, every one by itself. */
export async function check_rows(of: Of, rows: RowEntry[]) {
  if (of === "people") return ask(commands.checkEntries(rows.map(of_case)));
  const answer = await ask(commands.checkUnitEntries(rows.map(of_unit)));
  if (answer.state !== "data") return answer;
  const data = answer.data.map(({ warnings, refusal }): EntryCheck => ({
    refusals: refusal ? [refusal] : [],
    warnings,
    passed_checks: [],
    verdict: null,
    starts: [],
    ends: [],
    stage_after: null,
  }));
  return { state: "data" as const, data };
}

/** Writes all rows as one operation. */
export const record_rows = (of: Of, rows: RowEntry[]): Promise<Result<Written>> =>
  of === "people" ? commands.recordEvents(rows.map(of_case)) : commands.recordUnitEvents(rows.map(of_unit));

/** The fields of a vote that a row may have of its own. */
export const votes_in_grid = ["votes_entitled", "votes_present", "votes_for", "votes_against", "votes_blank"];
/** Those of them that are the same for all as a rule. */
export const votes_above = ["votes_entitled", "votes_present"];

const simple = new Set([
  "text",
  "long_text",
  "number",
  "decimal",
  "date",
  "partial_date",
  "code",
  "yes_no",
  "person",
  "unit",
  "course",
  "paper",
  "event",
]);

/** A kind's own fields that a row can have; the others stand above the grid, the same for all. */
export const in_grid = (spec: EventSpec | undefined): FieldShape[] =>
  (spec?.fields ?? []).filter((field) => field.group === null && simple.has(field.type));
export const above_grid = (spec: EventSpec | undefined): FieldShape[] =>
  (spec?.fields ?? []).filter((field) => field.group === null && field.type !== "event");

/** A field as a column. */
export function column_of(field: FieldShape, find?: GridColumn["find"]): GridColumn {
  const column = { key: field.name, head: word(`field.${field.name}`), width: 150 };
  if (field.type === "number") return { ...column, type: "number", width: 84 };
  if (field.type === "decimal") return { ...column, type: "decimal", width: 84 };
  if (field.type === "date" || field.type === "partial_date") return { ...column, type: "date", width: 104 };
  if (field.type === "code") return { ...column, type: "choice", choices: lettered(field.code_list), width: 190 };
  if (field.type === "yes_no")
    return {
      ...column,
      type: "choice",
      width: 84,
      choices: [
        { value: "true", label: m["ui.yes"]() },
        { value: "false", label: m["ui.no"]() },
      ],
    };
  return find ? { ...column, type: "choice", find, free: field.type === "person", width: 190 } : { ...column, type: "text" };
}

/** How a row stands: what it says, and whether it can be written as it is. */
export type Standing = { ready: boolean; looks: boolean; says: string; passed: boolean };

/** A rule that only the clerk can say why it was broken. */
export const asks_reason = (warnings: Warning[]): boolean => warnings.some((warning) => warning.needs_reason);
/** A step that the case has not come to: such a row is not written unless it is ticked by hand. */
export const out_of_order = (warnings: Warning[]): boolean => warnings.some((warning) => warning.needs_reason && warning.rule === "order");

export function verdict_text(check: EntryCheck): string {
  const { verdict } = check;
  if (!verdict) return "";
  const share = verdict.more_than ? m["ui.more_than"]({ share: verdict.share }) : verdict.share;
  const counts = { share, for: verdict.for, entitled: verdict.entitled };
  return verdict.passed ? m["ui.grid_passed"](counts) : m["ui.grid_short"](counts);
}

export function standing(check: Pick<EntryCheck, "refusals" | "warnings"> & Partial<EntryCheck>, reason: string, tried: boolean): Standing {
  // A field not filled yet is no fault until writing was tried.
  const refused = check.refusals.find((one) => tried || one.code !== "field_missing");
  const missing = check.refusals.length > 0;
  const needs = asks_reason(check.warnings) && reason.trim() === "";
  const warning = check.warnings.find((one) => one.needs_reason) ?? check.warnings[0];
  const missing_ballots = check.warnings.find((one) => one.check === "ballots_missing");
  const verdict = [
    verdict_text({ verdict: null, ...check } as EntryCheck),
    missing_ballots ? m["ui.votes_unsaid"]({ count: missing_ballots.params["missing"] ?? "" }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
  const says = refused
    ? word(`refusal.${refused.code}`, spoken(refused.params))
    : warning?.needs_reason && !(check.verdict && !check.verdict.passed)
      ? warning_text(warning)
      : verdict || (warning ? warning_text(warning) : "");
  return {
    ready: !missing && !needs,
    looks: refused !== undefined || needs,
    says,
    passed: !refused && !warning?.needs_reason && !missing_ballots && check.verdict?.passed !== false,
  };
}
