// Which list a stage stands in, and what each list is made of.
import type { ListScreen } from "../client";
import type { Screen } from "../state.svelte";
import { has_word, word } from "../words";

/** The stages of the path, in order; the number on screen is the place in this list. */
export const path_stages = [
  "candidate",
  "course",
  "dossier",
  "branch_vote",
  "committee_vote",
  "decision",
  "ceremony",
  "probation",
  "conversion_vote",
  "full",
] as const;

/** A stage's number on the path, null once it has ended. */
export const stage_number = (stage: string): number | null => {
  const at = (path_stages as readonly string[]).indexOf(stage);
  return at < 0 ? null : at + 1;
};

/** The stage's name where room is scarce. */
export const stage_name = (stage: string): string => word(has_word(`ui.stage_short.${stage}`) ? `ui.stage_short.${stage}` : `stage.${stage}`);

/** The screen a person of this stage is looked for in. */
export function place_of_stage(stage: string): Screen {
  const number = stage_number(stage) ?? 1;
  if (number === 10) return "members";
  if (number >= 8) return "probation";
  return number > 4 ? "admission" : "pool";
}

/** The stages that may be filtered on a screen. */
export function stages_of(screen: ListScreen): string[] {
  const [from, to] = { pool: [1, 4], admission: [4, 7], probation: [8, 9], members: [8, 10], all: [1, 10] }[screen] as [number, number];
  return path_stages.slice(from - 1, to);
}
