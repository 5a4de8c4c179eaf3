// What became of a register's copy when it was last closed, in words.
import type { CopyFailed, RegisterInfo } from "../client";
import { shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { has_word, word } from "../words";

/** Why and when a copy failed. */
export function copy_failed_text(failed: CopyFailed): string {
  const key = `ui.copy_failed_why.${failed.code}`;
  const why = has_word(key) ? word(key) : m["ui.copy_failed_why.other"]({ code: failed.code });
  return m["ui.copy_failed"]({ time: shown_moment(failed.at), why });
}

/** After opening: says so, until it is put away. */
export function tell_copy(register: RegisterInfo): void {
  if (register.copy_failed) here.say(copy_failed_text(register.copy_failed), { wrong: true });
}
