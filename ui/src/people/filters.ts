// A list's filters in words, and each one's way out.
import type { Filters } from "../client";
import type { Chip } from "../controls/FilterBar.svelte";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { code_label } from "../codes";
import { word } from "../words";
import { stage_number } from "./stages";

/** What narrows the list, one chip a condition. */
export function chips_of(filters: Filters, unit_names: Map<number, string>): Chip[] {
  const chips: Chip[] = [];
  if (filters.stages.length > 0) chips.push({ key: "stages", name: m["column.stage"](), value: stages_text(filters.stages) });
  if (filters.unit !== null) chips.push({ key: "unit", name: m["ui.unit"](), value: unit_names.get(filters.unit) ?? String(filters.unit) });
  if (filters.sex !== null) chips.push({ key: "sex", name: m["ui.sex_short"](), value: code_label("sex", filters.sex) });
  if (filters.age_from !== null || filters.age_to !== null)
    chips.push({ key: "age", name: m["column.age"](), value: span_text(filters.age_from, filters.age_to) });
  if (filters.ethnicity !== null) chips.push({ key: "ethnicity", name: m["column.ethnicity"](), value: code_label("ethnicity", filters.ethnicity) });
  if (filters.listed_from !== null) chips.push({ key: "listed_from", name: m["ui.listed_from"](), value: shown_date(String(filters.listed_from)) });
  if (filters.people !== null)
    chips.push({ key: "people", name: m["ui.names"](), value: m["ui.count_of_people"]({ count: filters.people.length }), stays: true });
  if (filters.overdue) chips.push({ key: "overdue", name: m["ui.deadline"](), value: word("clock_state.overdue") });
  if (filters.due) chips.push({ key: "due", name: m["ui.deadline"](), value: word("clock_state.due") });
  if (filters.stuck_days !== null) chips.push({ key: "stuck_days", name: m["ui.stuck"](), value: m["ui.over_days"]({ days: filters.stuck_days }) });
  return chips;
}

// Neighbouring stages read as a span: "1 đến 4".
function stages_text(stages: string[]): string {
  const numbers = stages.map((stage) => stage_number(stage) ?? 0).sort((a, b) => a - b);
  const [first = 0] = numbers;
  if (numbers.length > 1 && numbers.every((number, index) => number === first + index)) return span_text(first, numbers.at(-1) ?? first);
  return stages.map((stage) => word(`stage.${stage}`)).join(", ");
}

function span_text(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return m["ui.span"]({ from, to });
  return from !== null ? m["ui.from_on"]({ from }) : m["ui.up_to"]({ to: to ?? "" });
}

/** The filters without that condition. */
export function drop_filter(filters: Filters, key: string): Filters {
  switch (key) {
    case "stages":
      return { ...filters, stages: [] };
    case "age":
      return { ...filters, age_from: null, age_to: null };
    case "overdue":
    case "due":
      return { ...filters, [key]: false };
    default:
      return { ...filters, [key]: null };
  }
}
