// A target's figures in words. They come as decimal texts, since shares are never floats in the register.
import type { TargetLine } from "../client";
import { m } from "../generated/words/messages.js";
import { decimal } from "../words";
import { shown_date } from "../dates";
import { here } from "../state.svelte";

export const shown_value = (text: string): string => decimal(text);

export const gap_text = (line: TargetLine): string => decimal(line.gap, true);

/** "Kịp", or by how much it falls short. */
export function possible_text(line: TargetLine): string {
  if (line.possible) return m["ui.in_time_yes"]();
  return line.short_by ? m["ui.short_of"]({ count: decimal(line.short_by) }) : m["ui.in_time_no"]();
}

/** Reached and pace as shares of the target, for drawing. */
export function shares(line: TargetLine): { reached: number; pace: number } {
  const target = Number(line.target_value) || 1;
  return { reached: Number(line.reached) / target, pace: Number(line.pace) / target };
}

/** The finding in a sentence: how it stands against the pace, what the open cases add, what then is missing. */
export function finding(line: TargetLine, indicator: string): string {
  const gap = Number(line.gap);
  const unit = line.is_share ? "%" : m["ui.people"]();
  const more = Math.max(0, Number(line.reachable) - Number(line.reached));
  const first = gap < 0 ? m["ui.finding_behind"]({ indicator, gap: decimal(line.gap.replace("-", "")), unit }) : m["ui.finding_ahead"]({ indicator, gap: decimal(line.gap), unit });
  if (line.is_share) return line.possible ? first : `${first}; ${m["ui.finding_not_possible"]()}`;
  if (line.possible) return `${first}; ${m["ui.finding_possible"]({ more: decimal(String(more)) })}`;
  return `${first}; ${m["ui.finding_short"]({ more: decimal(String(more)), short: decimal(line.short_by ?? "0") })}`;
}

/** What is counted, and from when to when. */
export const counted_text = (line: TargetLine): string =>
  m[here.register?.sample ? "ui.counted_sample" : "ui.counted_target"]({ target: decimal(line.target_value), unit: line.is_share ? "%" : m["ui.people"](), from: shown_date(line.from), to: shown_date(line.to) });
