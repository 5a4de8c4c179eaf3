// What comes next in a case, in a sentence.
import type { NextStep } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { event_name } from "../words";
import { clock_name } from "./clocks";

/** "Chi bộ xét, đề nghị kết nạp, chậm nhất 12/12/2025 (Giấy chứng nhận còn giá trị)." */
export function next_text(step: NextStep): string {
  if (!step.latest) return `${event_name(step.kind)}.`;
  return step.clock
    ? m["ui.next_by_clock"]({ event: event_name(step.kind), date: shown_date(step.latest), clock: clock_name(step.clock) })
    : m["ui.next_by"]({ event: event_name(step.kind), date: shown_date(step.latest) });
}
