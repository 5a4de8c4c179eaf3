// A deadline in words.
import type { ClockBadge, ClockView } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { has_word, source_text, word } from "../words";

type Badge = Pick<ClockBadge, "state" | "days" | "due" | "working_days">;

// A deadline counted in months and further off than this is told in months: nobody counts 1429 days.
const days_told = 120;

/** Whole months from the date looked at to the due day. */
function months_left(due: string): number {
  const [[from_year = 0, from_month = 0, from_day = 0] = [], [year = 0, month = 0, day = 0] = []] = [here.date, due].map((iso) =>
    iso.split("-").map(Number),
  );
  return (year - from_year) * 12 + month - from_month - (day < from_day ? 1 : 0);
}

/** What a badge says: "còn 84 ngày", "còn 17 ngày làm việc", "còn 46 tháng", "quá 8 ngày", "hôm nay". */
export function badge_text(clock: Badge): string {
  const days = Math.abs(clock.days);
  if (clock.state === "met") return m["clock.met"]();
  if (clock.state === "met_late") return clock.working_days ? m["clock.met_late_working"]({ days }) : m["clock.met_late"]({ days });
  if (clock.state === "overdue") return clock.working_days ? m["clock.over_working"]({ days }) : m["clock.over"]({ days });
  if (clock.days === 0) return m["clock.today"]();
  if (clock.working_days) return m["clock.left_working"]({ days });
  return clock.days > days_told ? m["clock.left_months"]({ count: months_left(clock.due) }) : m["clock.left"]({ days });
}

/** What a badge says where nothing beside it says which deadline it is: "Khai lý lịch, quá 11 ngày". Its unit is in the tip. */
export const named_badge = (clock: ClockBadge): string => `${clock_name(clock.clock, true)}, ${badge_text({ ...clock, working_days: false })}`;

/** The deadline's name, the short one for a narrow column where there is one. */
export function clock_name(clock: string, short = false): string {
  const key = `ui.clock_short.${clock}`;
  return short && has_word(key) ? word(key) : word(`clock.${clock}`);
}

/** The tip of a badge in a list: which deadline, its day, and the days left. */
export const badge_tip = (clock: ClockBadge): string =>
  `${clock_name(clock.clock)}: ${shown_date(clock.due)}, ${!clock.working_days && clock.state === "running" && clock.days > days_told ? m["clock.left"]({ days: clock.days }) : badge_text(clock)}`;

/** How a deadline ended: what has a term of use, by words of its own; anything else is done. */
export function ended_text(clock: { clock: string; state: string }): string {
  const own = `clock_ended.${clock.clock}.${clock.state}`;
  return word(has_word(own) ? own : `clock_state.${clock.state}`);
}

/** How long it is, by which rule. */
export function clock_rule(clock: ClockView): string {
  return m["ui.clock_rule"]({ length: length_text(clock.amount, clock.amount_unit), source: source_text(clock.source) });
}

/** "45 ngày làm việc", "60 tháng". */
export const length_text = (amount: number, unit: string): string =>
  unit === "working_days" ? m["ui.working_days"]({ count: amount }) : m["ui.months"]({ count: amount });

/** From when to when, and when it was met. */
export function clock_span(clock: ClockView): string {
  if (clock.met_on) return m["ui.clock_met_span"]({ from: shown_date(clock.from), due: shown_date(clock.due), met: shown_date(clock.met_on) });
  return m["ui.clock_span"]({ from: shown_date(clock.from), due: shown_date(clock.due) });
}

/** The tip of a badge: rule, source, from, due, days passed over. */
export function clock_tip(clock: ClockView): string {
  const skipped = clock.skipped.length > 0 ? ` ${m["ui.skipped"]({ days: clock.skipped.map(shown_date).join(", ") })}` : "";
  return `${clock_name(clock.clock)}. ${clock_span(clock)}. ${clock_rule(clock)}.${skipped}`;
}
