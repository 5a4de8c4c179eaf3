// Writing, undoing and saying so: every write of a screen goes through `write`.
import { ask, commands, type Failure, type Result, type Written } from "./client";
import { m } from "./generated/words/messages.js";
import { here } from "./state.svelte";
import { event_name, has_word, sentence, word } from "./words";

/** Texts of a name or a refusal: codes among its parameters become words, ISO dates stay as the register shaped them. */
export function spoken(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === "event" && has_word(`event.${value}`)) return [name, event_name(value, true).toLocaleLowerCase()];
      if (name === "expected" && has_word(`event.${value}`)) return [name, event_name(value)];
      if (name === "stage" && has_word(`stage.${value}`)) return [name, word(`stage.${value}`)];
      if (name === "indicator" && has_word(`indicator.${value}`)) return [name, word(`indicator.${value}`)];
      if (name === "field" && has_word(`person.${value}`)) return [name, word(`person.${value}`)];
      if (name === "field" && has_word(`field.${value}`)) return [name, word(`field.${value}`)];
      return [name, value];
    }),
  );
}

/** A failure in words: what, where, and the way out. */
export function failure_text(failure: Failure): string {
  const key = `${failure.kind}.${failure.code}`;
  const text = has_word(key) ? word(key, spoken(failure.params)) : m["fault.unexpected"]({ code: failure.code });
  return failure.hint ? `${text} ${word(failure.hint)}` : text;
}

/** An operation's name in words, as it stands after "Đã ". */
export function operation_text(name: string, params: Record<string, string>): string {
  return word(`operation.${name}`, spoken(params));
}

/** Writes; says what was done, with undo, and returns null; or returns the failure for the form to show. */
export async function write<T extends Written>(question: Promise<Result<T>>, done?: (written: T) => void): Promise<Failure | null> {
  const answer = await ask(question);
  if (answer.state !== "data") return answer.failure;
  here.written(answer.data);
  here.say(m["ui.done"]({ what: operation_text(answer.data.name, answer.data.params) }), { undo: true });
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
  here.say(sentence(m["ui.undone"]({ what: undone_text(answer.data) })));
}

/** Does the last undone operation again. */
export async function redo(): Promise<void> {
  const answer = await ask(commands.redo());
  if (answer.state !== "data") return here.say(failure_text(answer.failure), { wrong: true });
  here.written(answer.data);
  here.say(sentence(m["ui.redone"]({ what: undone_text(answer.data) })), { undo: true });
}

// An undo names the operation it reversed, directly or as the parameter `operation` of its own name.
function undone_text(written: Written): string {
  const inner = written.params["operation"];
  if ((written.name === "undo" || written.name === "redo") && inner) return has_word(`operation.${inner}`) ? operation_text(inner, written.params) : inner;
  return operation_text(written.name, written.params);
}
