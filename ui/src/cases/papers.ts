// The papers of a person's dossier, by their keys; their titles are words, their numbers come from the register.
import { dossier_papers } from "../client";
import { word, words_of } from "../words";
import type { Choice } from "../controls/choice";

// Words of the same family that are lines of printed lists, not papers of a person.
const not_papers = /^(list_|count_line|as_of|log_head|in_working_days$|prepared_by$|for_|secretary$|deputy_secretary$)/;

export function paper_choices(): Choice[] {
  return words_of("paper")
    .filter(([key]) => !not_papers.test(key))
    .map(([value, label]) => ({ value, label }));
}

/** Those that a dossier can lack, in filing order. */
export const dossier_choices = (): Choice[] => dossier_papers.map((paper) => ({ value: paper, label: word(`paper.${paper}`) }));
