// A list's filters in words, and each one's way out.
import type { Condition, Filters, ToldCondition } from "../client";
import type { Chip } from "../controls/FilterBar.svelte";
import { m } from "../generated/words/messages.js";
import { word } from "../words";
import { stage_number } from "./stages";

/** That a field is one of these. */
export const one_of = (field: string, ...values: string[]): Condition => ({ field, not: false, values, from: null, to: null });

/** What narrows the list, one chip a condition; `told`: the conditions on fields as the register says them. */
export function chips_of(filters: Filters, unit_names: Map<number, string>, told: ToldCondition[] = []): Chip[] {
  const chips: Chip[] = [];
  if (filters.stages.length > 0) chips.push({ key: "stages", name: m["column.stage"](), value: stages_text(filters.stages) });
  if (filters.unit !== null) chips.push({ key: "unit", name: m["ui.unit"](), value: unit_names.get(filters.unit) ?? String(filters.unit) });
  if (filters.people !== null)
    chips.push({ key: "people", name: m["ui.names"](), value: m["ui.count_of_people"]({ count: filters.people.length }), stays: true });
  if (filters.overdue) chips.push({ key: "overdue", name: m["ui.deadline"](), value: word("clock_state.overdue") });
  if (filters.due) chips.push({ key: "due", name: m["ui.deadline"](), value: word("clock_state.due") });
  if (filters.stuck_days !== null) chips.push({ key: "stuck_days", name: m["ui.stuck"](), value: m["ui.over_days"]({ days: filters.stuck_days }) });
  // One that is not told yet, or cannot be, can be dropped all the same.
  for (const place of filters.conditions.keys())
    chips.push({ key: `${condition_key}${place}`, name: told[place]?.name ?? "", value: told[place]?.asked ?? "…" });
  return chips;
}

const condition_key = "condition:";

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
  if (key.startsWith(condition_key))
    return { ...filters, conditions: filters.conditions.filter((_, place) => place !== Number(key.slice(condition_key.length))) };
  switch (key) {
    case "stages":
      return { ...filters, stages: [] };
    case "overdue":
    case "due":
      return { ...filters, [key]: false };
    default:
      return { ...filters, [key]: null };
  }
}
