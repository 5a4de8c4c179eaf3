// What became of a register's copies and journals, in words.
import type { CopyFailed, RegisterInfo } from "../client";
import { iso_moment, shown_date, shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { has_word, word } from "../words";

const why_key = (failed: CopyFailed): string => `ui.copy_failed_why.${failed.code}`;
const why = (failed: CopyFailed): string =>
  has_word(why_key(failed)) ? word(why_key(failed)) : m["ui.copy_failed_why.other"]({ code: failed.code });

// What damage calls for is the same however it was met.
const as_damage = ["register_damaged_copied", "damaged_row", "register_altered", "register_altered_copied"];

/** Why and when the copy beside the register failed, and what that says of the register itself. */
export function copy_failed_text(failed: CopyFailed): string {
  const then = `ui.copy_failed_then.${as_damage.includes(failed.code) ? "register_damaged" : failed.code}`;
  // Of a fault that is not known nobody can say what it left.
  const register = has_word(then) ? word(then) : has_word(why_key(failed)) ? m["ui.copy_failed_safe"]() : "";
  return `${m["ui.copy_failed"]({ time: shown_moment(failed.at), why: why(failed) })} ${register}`.trim();
}

/** The same of the copy in the second place. */
export const second_failed_text = (failed: CopyFailed): string => m["ui.second_failed"]({ time: shown_moment(failed.at), why: why(failed) });

/** After opening: says what did not go as it should, until it is put away. */
export function tell_opened(register: RegisterInfo): void {
  const said = [
    ...register.put_aside.map((path) => m["ui.put_aside"]({ path })),
    ...(register.copy_failed ? [copy_failed_text(register.copy_failed)] : []),
    ...(register.second_failed ? [second_failed_text(register.second_failed)] : []),
  ];
  if (said.length > 0) here.say(said.join(" "), { wrong: true, of_copies: register.put_aside.length === 0 });
}

/** When a copy was made: its day, and the hour that its file bears where that is of the same day. */
export function copy_moment(copy: { day: string; made: number | null }): string {
  const made = copy.made === null ? "" : iso_moment(copy.made);
  return made.startsWith(copy.day) ? shown_moment(made) : shown_date(copy.day);
}

/** A file's size as a person reads it. */
export function shown_size(bytes: string): string {
  const megabytes = Number(bytes) / 1_000_000;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0).replace(".", ",")} MB`;
}
