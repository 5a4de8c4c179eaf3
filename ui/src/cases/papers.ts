// The papers of a person's dossier, by their keys; their titles are words, their numbers come from the register.
import { dossier_papers, papers } from "../client";
import { word } from "../words";
import type { Choice } from "../controls/choice";

const named = (paper: string): Choice => ({ value: paper, label: word(`paper.${paper}`) });

/** All that a dossier may hold. */
export const paper_choices = (): Choice[] => papers.map(named);

/** Those that it can lack, in filing order. */
export const dossier_choices = (): Choice[] => dossier_papers.map(named);
