// What became of a register's copies and journals, in words.
import type { CopyFailed, RegisterInfo } from "../client";
import { shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { has_word, word } from "../words";

function why(failed: CopyFailed): string {
  const key = `ui.copy_failed_why.${failed.code}`;
  return has_word(key) ? word(key) : m["ui.copy_failed_why.other"]({ code: failed.code });
}

/** Why and when the copy beside the register failed. */
export const copy_failed_text = (failed: CopyFailed): string => m["ui.copy_failed"]({ time: shown_moment(failed.at), why: why(failed) });

/** The same of the copy in the second place. */
export const second_failed_text = (failed: CopyFailed): string => m["ui.second_failed"]({ time: shown_moment(failed.at), why: why(failed) });

/** After opening: says what did not go as it should, until it is put away. */
export function tell_opened(register: RegisterInfo): void {
  const said = [
    ...register.put_aside.map((path) => m["ui.put_aside"]({ path })),
    ...(register.copy_failed ? [copy_failed_text(register.copy_failed)] : []),
    ...(register.second_failed ? [second_failed_text(register.second_failed)] : []),
  ];
  if (said.length > 0) here.say(said.join(" "), { wrong: true });
}

/** A file's size as a person reads it. */
export function shown_size(bytes: string): string {
  const megabytes = Number(bytes) / 1_000_000;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0).replace(".", ",")} MB`;
}
