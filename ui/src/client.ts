// One small client of the commands. A question to the register is waiting, or has data, or was refused by a rule,
// or broke. Waiting shows only after 200 ms, so that fast answers do not flicker; an answer that was overtaken by a
// newer question is dropped.
import {
  commands,
  dossier_papers,
  book_decisions,
  books,
  papers_of_courses,
  papers_of_people,
  papers,
  field_families,
  fillable_fields,
  first_kinds,
  meeting_bodies,
  most_rated,
  passphrase_different,
  passphrase_least,
  end_stages,
  path_stages,
  person_parts,
  roles,
  screen_stages,
  word_params,
  years,
  type Failure,
} from "./generated/client";

export {
  commands,
  end_stages,
  dossier_papers,
  book_decisions,
  books,
  papers_of_courses,
  papers_of_people,
  papers,
  field_families,
  fillable_fields,
  first_kinds,
  meeting_bodies,
  most_rated,
  passphrase_different,
  passphrase_least,
  path_stages,
  person_parts,
  roles,
  screen_stages,
  word_params,
  years,
};
export type * from "./generated/client";

/** What a command returns. */
export type Result<T> = { status: "ok"; data: T } | { status: "error"; error: Failure };

/** How a question stands. `late`: it has been waiting long enough to be seen. */
export type Answer<T> =
  { state: "waiting"; late: boolean } | { state: "data"; data: T } | { state: "refusal"; failure: Failure } | { state: "fault"; failure: Failure };

/** Waiting is shown after this many milliseconds. */
export const show_waiting_after = 200;

/** What broke outside any command (the bridge itself), as a fault like any other. */
export function unexpected(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: "fault", code: "unexpected", params: { code: detail }, field: null, warnings: [] };
}

/** Asks once and says how it went; never throws. */
export async function ask<T>(question: Promise<Result<T>>): Promise<Exclude<Answer<T>, { state: "waiting" }>> {
  try {
    const result = await question;
    if (result.status === "ok") return { state: "data", data: result.data };
    return { state: result.error.kind, failure: result.error };
  } catch (error) {
    return { state: "fault", failure: unexpected(error) };
  }
}

/** One place that asks again and again: only the answer to its latest question is told. */
export class Asker<T> {
  #latest = 0;
  #told: (answer: Answer<T>) => void;

  constructor(told: (answer: Answer<T>) => void) {
    this.#told = told;
  }

  /** Asks anew; what was asked before is dropped. */
  async ask(question: () => Promise<Result<T>>): Promise<void> {
    const mine = ++this.#latest;
    this.#told({ state: "waiting", late: false });
    const late = setTimeout(() => {
      if (mine === this.#latest) this.#told({ state: "waiting", late: true });
    }, show_waiting_after);
    const answer = await ask(question());
    clearTimeout(late);
    if (mine === this.#latest) this.#told(answer);
  }

  /** Drops whatever is under way. */
  drop(): void {
    this.#latest += 1;
  }
}
