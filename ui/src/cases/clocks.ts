// A deadline in words.
import type { ClockBadge, ClockView } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { word } from "../words";

type Badge = Pick<ClockBadge, "state" | "days">;

/** What a badge says: "còn 84 ngày", "quá 8 ngày", "hôm nay". */
export function badge_text(clock: Badge): string {
  if (clock.state === "met") return m["clock.met"]();
  if (clock.state === "met_late") return m["clock.met_late"]({ days: Math.abs(clock.days) });
  if (clock.state === "overdue") return m["clock.over"]({ days: Math.abs(clock.days) });
  return clock.days === 0 ? m["clock.today"]() : m["clock.left"]({ days: clock.days });
}

export const clock_name = (clock: string): string => word(`clock.${clock}`);

/** How long it is, by which rule. */
export function clock_rule(clock: ClockView): string {
  return m["ui.clock_rule"]({ length: length_text(clock.amount, clock.amount_unit), source: clock.source });
}

/** "45 ngày làm việc", "60 tháng". */
export const length_text = (amount: number, unit: string): string => (unit === "working_days" ? m["ui.working_days"]({ count: amount }) : m["ui.months"]({ count: amount }));

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
