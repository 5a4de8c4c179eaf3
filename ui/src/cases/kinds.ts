// The kinds of events as a sheet offers them: what comes next on the path of the case first, then by chapter.
import type { EventView, SuggestedKinds } from "../client";
import { lists } from "../codes";
import type { Choice } from "../controls/choice";
import { m } from "../generated/words/messages.js";
import { event_name, word } from "../words";

/** Whom a sheet is for: people by their cases, or units. */
export type Of = "people" | "units";

/** The kinds of events that may be recorded. */
export const kinds_of = (of: Of): string[] =>
  lists()
    .kinds.filter((one) =>
      of === "units" ? one.chapter === "unit" && one.kind !== "unit_founded" : one.chapter !== "unit" && one.chapter !== "entry",
    )
    .map((one) => one.kind);

/** The entries of which one of that kind names one; all where any may be named. */
export function may_be_named(kind: string, events: EventView[]): EventView[] {
  const may = names_of(kind);
  return may.length === 0 ? events : events.filter((one) => may.includes(one.kind));
}

/** The kinds of which an entry of that kind names one; none: any kind. */
export const names_of = (kind: string): string[] => lists().kinds.find((one) => one.kind === kind)?.names ?? [];

/** Nothing is known of the case yet. */
export const no_suggestion: SuggestedKinds = { next: [], rest: [] };

/** The kinds in their order, each with its chapter; what comes next is said to. */
export function kind_choices(suggested: SuggestedKinds, all: string[]): Choice[] {
  const chapter_of = new Map(lists().kinds.map((one) => [one.kind, one.chapter]));
  return [...new Set([...suggested.next, ...suggested.rest, ...all])].map((kind) => ({
    value: kind,
    label: event_name(kind),
    detail: suggested.next.includes(kind) ? m["ui.next_small"]() : word(`chapter.${chapter_of.get(kind) ?? "membership"}`),
  }));
}
