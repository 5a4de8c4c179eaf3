// Writing, undoing and saying so: every write of a screen goes through `write`.
import { ask, commands, type Failure, type Result, type Written } from "./client";
import { m } from "./generated/words/messages.js";
import { spoken } from "./spoken";
import { here } from "./state.svelte";
import { has_word, word } from "./words";

/** A failure in words: what, where, and the way out. */
export function failure_text(failure: Failure): string {
  const key = `${failure.kind}.${failure.code}`;
  return has_word(key) ? word(key, spoken(failure.params)) : m["fault.unexpected"]({ code: failure.code });
}

/** An operation's name in words, as it stands after "Đã ". */
export function operation_text(name: string, params: Record<string, string>): string {
  // A setting's label is a form's: in a sentence it has words of its own.
  const of_setting = `operation.${name}.${params["setting"]?.replace("@ui.setting.", "")}`;
  return word(has_word(of_setting) ? of_setting : `operation.${name}`, spoken(params));
}

/** Writes; says what was done, with undo, and returns null; or returns the failure for the form to show. */
export async function write<T extends Written>(question: Promise<Result<T>>, done?: (written: T) => void): Promise<Failure | null> {
  const answer = await ask(question);
  if (answer.state !== "data") return answer.failure;
  here.written(answer.data);
  if (answer.data.operation === null) here.say(m["ui.nothing_changed"]());
  else here.say(m["ui.done"]({ what: operation_text(answer.data.name, answer.data.params) }), { undo: !here.register?.read_only });
  done?.(answer.data);
  return null;
}

/** The same where no form is open: a failure is said at the foot of the window. */
export async function write_and_say<T extends Written>(question: Promise<Result<T>>, done?: (written: T) => void): Promise<void> {
  const failure = await write(question, done);
  if (failure) here.say(failure_text(failure), { wrong: true });
}

/** Undoes the last operation, by name. */
export async function undo(): Promise<void> {
  const answer = await ask(commands.undo());
  if (answer.state !== "data") return here.say(failure_text(answer.failure), { wrong: true });
  here.written(answer.data);
  here.say(m["ui.undone"]({ what: operation_text(answer.data.name, answer.data.params) }));
}

/** Does the last undone operation again. */
export async function redo(): Promise<void> {
  const answer = await ask(commands.redo());
  if (answer.state !== "data") return here.say(failure_text(answer.failure), { wrong: true });
  here.written(answer.data);
  here.say(m["ui.redone"]({ what: operation_text(answer.data.name, answer.data.params) }), { undo: true });
}
