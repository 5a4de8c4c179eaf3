// What Việc says: how far ahead it looks, what is to be done by then, and each line in a sentence.
import type { DueGroup, DueLine, DuePage, DueWork } from "../client";
import { clock_name, length_text } from "../cases/clocks";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { event_name, figure, has_word, source_text, within_sentence, word } from "../words";

type Span = Pick<DuePage, "before" | "within" | "body">;

/** "trước cuộc họp đảng ủy 05/11/2025", "trong 30 ngày tới". */
export function span_text(span: Span): string {
  if (span.before === null) return m["ui.span_within"]({ days: span.within ?? 0 });
  const date = shown_date(span.before);
  return span.body === null ? m["ui.span_before"]({ date }) : m["ui.span_before_meeting"]({ meeting: word(`meeting.${span.body}`), date });
}

/** What the screen found, in one sentence. */
export function finding(page: DuePage): string {
  const span = span_text(page);
  const [overdue, ahead] = [figure(page.overdue), figure(page.ahead)];
  if (page.overdue > 0) return page.ahead > 0 ? m["ui.due_overdue_and_ahead"]({ overdue, ahead, span }) : m["ui.due_overdue_only"]({ overdue, span });
  if (page.ahead > 0) return m["ui.due_ahead_only"]({ ahead, span });
  return page.warned > 0 ? m["ui.due_warned_only"]({ span, warned: figure(page.warned) }) : m["ui.due_none"]({ span });
}

/** What stands behind it: of whom, and what is to be minded already. */
export function finding_remark(page: DuePage): string {
  const parts = [
    page.of_people > 0 ? m["ui.due_of_people"]({ count: figure(page.of_people) }) : "",
    page.of_units > 0 ? m["ui.due_of_units"]({ count: figure(page.of_units) }) : "",
  ].filter(Boolean);
  const also = page.warned > 0 && page.overdue + page.ahead > 0 ? m["ui.due_warned_also"]({ count: figure(page.warned) }) : "";
  return [parts.join(", "), also].filter(Boolean).join("; ");
}

/** What a clock counts from: an entry, or a date worked out. */
export const from_what = (from_event: string): string => (has_word(`derived.${from_event}`) ? word(`derived.${from_event}`) : event_name(from_event));

/** A group's name. */
export function group_name(group: DueGroup, by: string): string {
  if (group.key === "before_register") return m["ui.due_before_register"]();
  if (by === "unit") return group.name;
  if (by === "turn") return group.key === "unit" ? m["ui.due_unit_turn"]() : word(`issuer.${group.key}`);
  return clock_name(group.key);
}

/** What stands behind a group's name: how long the clock is, from what on. It says whether days are working days. */
export function group_remark(group: DueGroup, by: string): string {
  if (group.key === "before_register") return m["ui.due_before_register_say"]();
  if (by !== "clock") return "";
  if (group.amount === null || group.counts_in === null || group.from_event === null) return m["ui.due_rules_of_days"]();
  return m["ui.due_rule"]({ length: length_text(group.amount, group.counts_in), event: within_sentence(from_what(group.from_event)) });
}

export const group_count = (group: DueGroup): string =>
  group.overdue > 0
    ? m["ui.due_group_overdue"]({ count: figure(group.count), overdue: figure(group.overdue) })
    : m["ui.due_group_count"]({ count: figure(group.count) });

/** Whose turn it is; a unit's own clock is its own turn. */
export const turn_text = (line: DueLine): string =>
  line.turn ? word(`issuer.${line.turn.body}`) : line.person === null ? m["ui.due_unit_turn"]() : "";

/** What becomes possible on a wait's day, with the deadline that follows. */
export function then_text(work: DueWork): string {
  const act = work.acts[0];
  if (!act) return "";
  const name = has_word(`possible.${act}`) ? word(`possible.${act}`) : event_name(act, true);
  return work.then_due ? m["ui.due_then"]({ act: name, date: shown_date(work.then_due) }) : name;
}

/** The clock in one sentence, with both its days. */
export function work_sentence(work: DueWork): string {
  const { line } = work;
  const values = {
    event: clock_name(line.clock),
    from: m["ui.since"]({ date: shown_date(line.from) }),
    length: length_text(work.amount, line.counts_in),
    due: shown_date(line.due),
  };
  return line.kind === "wait" ? m["ui.due_wait_sentence"](values) : m["ui.due_sentence"](values);
}

/** What was not counted, by which rule, since when. */
export function work_rule(work: DueWork): string {
  const rule = m["ui.due_by_rule"]({ source: source_text(work.line.source), date: shown_date(work.line.effective_from) });
  return work.skipped.length > 0
    ? `${m["ui.due_not_counted"]({ days: work.skipped.map((day) => shown_date(day).slice(0, 5)).join(", ") })} ${rule}`
    : rule;
}
