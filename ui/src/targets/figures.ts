// A target's figures in words. They come as decimal texts, since shares are never floats in the register. People are
// counted whole; a share is told to one decimal.
import type { TargetLine } from "../client";
import { m } from "../generated/words/messages.js";
import { decimal, has_word, word } from "../words";
import { shown_date } from "../dates";
import { width_for } from "../controls/table";
import { here } from "../state.svelte";

/** A figure of the target as it is read: whole for people, with one decimal for a share. */
export const shown_value = (text: string, is_share: boolean, signed = false): string =>
  decimal(
    Number(text)
      .toFixed(is_share ? 1 : 0)
      .replace(/^-(0(\.0)?)$/, "$1"),
    signed,
  );

export const reached_text = (line: TargetLine): string => shown_value(line.reached, line.is_share);

export const target_text = (line: TargetLine): string => shown_value(line.target_value, line.is_share);

export const gap_text = (line: TargetLine): string => shown_value(line.gap, line.is_share, true);

/** How wide a column of these lines is: figures of tens of thousands are as whole as those of ten. */
export const wide = (lines: TargetLine[], text: (line: TargetLine) => string, least: number, letter?: number): number =>
  width_for(lines.map(text), least, letter);

/** The indicator's name, short where it is long and a column is narrow; a share says so. */
export function indicator_name(line: TargetLine, short = false): string {
  const key = `ui.indicator_short.${line.indicator}`;
  return (short && has_word(key) ? word(key) : word(`indicator.${line.indicator}`)) + (line.is_share ? "\u00a0(%)" : "");
}

/** "2020–2025", the years of the period. */
export function years_text(line: TargetLine): string {
  const [from, to] = [line.from.slice(0, 4), line.to.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}

/** Whether its period is over: what was reached stands, and no pace is asked any more. */
export const has_ended = (line: TargetLine): boolean => here.date > line.to;

/** The programmes that targets belong to, each once. */
export const programme_names = (lines: TargetLine[]): string => [...new Set(lines.map((line) => line.programme_name))].join(", ");

/** Whether it is a target never to be exceeded: nothing is reachable then. */
export const is_cap = (line: TargetLine): boolean => line.reachable === null;

/** "Kịp", or by how much those now in the register fall short; after its end whether it was reached. */
export function possible_text(line: TargetLine): string {
  if (is_cap(line)) return line.possible ? m["ui.cap_kept"]() : m["ui.cap_passed"]();
  if (has_ended(line)) return line.possible ? m["ui.was_reached"]() : m["ui.was_not_reached"]();
  if (line.possible && line.short_by === null) return m["ui.in_time_yes"]();
  return line.short_by ? m["ui.short_of"]({ count: shown_value(line.short_by, line.is_share) }) : m["ui.in_time_no"]();
}

/** Reached and pace as shares of the target, for drawing; no pace after its end. */
export function bar_shares(line: TargetLine): { reached: number; pace: number | null } {
  const target = Number(line.target_value) || 1;
  return { reached: Number(line.reached) / target, pace: has_ended(line) ? null : Number(line.pace) / target };
}

/** The finding in a sentence: how it stands against the pace, what the open cases add, what then is missing. */
export function finding(line: TargetLine, indicator: string): string {
  const told = (text: string): string => shown_value(text.replace("-", ""), line.is_share);
  const unit = line.is_share ? "%" : m["ui.people"]();
  const gap = told(line.gap);
  if (is_cap(line)) return m["ui.finding_cap"]({ indicator, reached: told(line.reached), target: told(line.target_value), unit });
  if (has_ended(line)) {
    const values = { indicator, reached: told(line.reached), target: told(line.target_value), unit };
    return line.short_by ? m["ui.finding_ended_short"]({ ...values, short: told(line.short_by) }) : m["ui.finding_ended"](values);
  }
  const even = !/[1-9]/.test(gap);
  const first = even
    ? m["ui.finding_even"]({ indicator })
    : Number(line.gap) < 0
      ? m["ui.finding_behind"]({ indicator, gap, unit })
      : m["ui.finding_ahead"]({ indicator, gap, unit });
  if (line.is_share) return line.possible ? first : `${first}; ${m["ui.finding_not_possible"]()}`;
  const more = told(String(Math.max(0, Number(line.reachable) - Number(line.reached))));
  if (line.short_by === null) return `${first}; ${m["ui.finding_possible"]({ more })}`;
  return `${first}; ${m["ui.finding_short"]({ more, short: told(line.short_by ?? "0") })}`;
}

/** What is counted, and from when to when. */
export const counted_text = (line: TargetLine): string =>
  m[here.register?.sample ? "ui.counted_sample" : "ui.counted_target"]({
    target: shown_value(line.target_value, line.is_share),
    unit: line.is_share ? "%" : m["ui.people"](),
    from: shown_date(line.from),
    to: shown_date(line.to),
  });
