// What is asked once and kept while a register is open: the code lists, the event kinds, a person's and a unit's fields.
import { commands, type CodeView, type EventSpec, type FieldShape } from "./client";
import type { Choice } from "./controls/choice";
import { here } from "./state.svelte";

/** The tables that forms are made from. */
export type Lists = { codes: Record<string, CodeView[]>; kinds: EventSpec[]; fields: FieldShape[]; unit_fields: FieldShape[] };

let kept: Promise<Lists> | null = null;
let known: Lists = { codes: {}, kinds: [], fields: [], unit_fields: [] };

/** Reads them, once; a failed reading is tried again at the next call. */
export function load_lists(): Promise<Lists> {
  kept ??= read().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

/** Forgets them: another register is opened, or a list was edited. */
export function forget_lists(): void {
  kept = null;
}

async function read(): Promise<Lists> {
  const [codes, kinds, fields, unit_fields] = await Promise.all([
    commands.codeLists(),
    commands.eventKinds(),
    commands.personFields(),
    commands.unitFields(),
  ]);
  if (codes.status === "error" || kinds.status === "error" || fields.status === "error" || unit_fields.status === "error") throw new Error("lists");
  known = { codes: codes.data, kinds: kinds.data, fields: fields.data, unit_fields: unit_fields.data };
  return known;
}

/** The lists as they were read; empty before. */
export const lists = (): Lists => known;

/** A code's label in the language of the window. */
export function code_label(list: string | null, code: string | null): string {
  if (!list || !code) return code ?? "";
  const found = known.codes[list]?.find((row) => row.code === code);
  return found ? label_of(found) : code;
}

export const label_of = (code: CodeView): string => (here.language === "en" ? code.label_en : code.label_vi);

/** What may be chosen of a list: the codes offered, and the one that already stands there. */
export function choices(list: string | null, standing: string | null = null): { value: string; label: string }[] {
  if (!list) return [];
  return (known.codes[list] ?? []).filter((row) => row.enabled || row.code === standing).map((row) => ({ value: row.code, label: label_of(row) }));
}

// What is typed down a column is typed by one letter, as on the lists that are signed.
const letters: Record<string, Record<string, string>> = {
  rating_grade: { excellent: "x", good: "t", completed: "h", not_completed: "k", not_rated: "c" },
  course_result: { excellent: "x", very_good: "g", good: "k", passed: "t", absent: "v" },
};

/** What may be chosen of a list, each with the letter that means it. */
export const lettered = (list: string | null): Choice[] =>
  choices(list).map((choice) => {
    const letter = letters[list ?? ""]?.[choice.value];
    return letter ? { ...choice, letter, detail: letter.toLocaleUpperCase() } : choice;
  });
