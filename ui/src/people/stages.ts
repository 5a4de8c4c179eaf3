// Which list a stage stands in, and what each list is made of.
import { path_stages, screen_stages, type ListScreen } from "../client";
import type { Screen } from "../state.svelte";
import { has_word, sentence, word } from "../words";

/** A stage's number on the path, null once it has ended: its place among the stages of the path. */
export const stage_number = (stage: string): number | null => {
  const at = (path_stages as readonly string[]).indexOf(stage);
  return at < 0 ? null : at + 1;
};

/** The stage's name where room is scarce. */
export const stage_name = (stage: string): string => word(has_word(`ui.stage_short.${stage}`) ? `ui.stage_short.${stage}` : `stage.${stage}`);

// What a step waits for says more than its name where one line has room for one of them.
const said_instead = ["ready_for_dossier", "certificate_lapsed", "dossier_stale", "short_of_votes", "awaiting_upper_opinion"];

/** What stands in a line of a list: the step, or what it waits for; and the marks that stand beside it. */
export function stage_line(stage: string, marks: string[]): { text: string; beside: string[] } {
  const instead = marks.find((mark) => said_instead.includes(mark));
  return {
    text: instead ? sentence(word(`mark.${instead}`)) : stage_name(stage),
    beside: marks.filter((mark) => !said_instead.includes(mark)),
  };
}

/** The screen a person of this stage is looked for in: the first that lists it. */
export function place_of_stage(stage: string): Screen {
  return screen_stages.find((one) => (one.stages as readonly string[]).includes(stage))?.screen ?? "pool";
}

/** The stages that may be filtered on a screen. */
export function stages_of(screen: ListScreen): readonly string[] {
  return screen_stages.find((one) => one.screen === screen)?.stages ?? path_stages;
}
