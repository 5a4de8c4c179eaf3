// What became of a register's copies and journals, in words.
import type { CopyFailed, RegisterInfo } from "../client";
import { shown_date, shown_moment } from "../dates";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { has_word, word } from "../words";

function why(failed: CopyFailed): string {
  const key = `ui.copy_failed_why.${failed.code}`;
  return has_word(key) ? word(key) : m["ui.copy_failed_why.other"]({ code: failed.code });
}

// What damage calls for is the same however it was met.
const as_damage = ["register_damaged_copied", "damaged_row", "register_altered", "register_altered_copied"];

/** Why and when the copy beside the register failed, and what that says of the register itself. */
export function copy_failed_text(failed: CopyFailed): string {
  const then = `ui.copy_failed_then.${as_damage.includes(failed.code) ? "register_damaged" : failed.code}`;
  return `${m["ui.copy_failed"]({ time: shown_moment(failed.at), why: why(failed) })} ${has_word(then) ? word(then) : m["ui.copy_failed_safe"]()}`;
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
  if (said.length > 0) here.say(said.join(" "), { wrong: true, of_copies: true });
}

/** When a copy was made: its day, and the hour that its file bears where that is of the same day. */
export function copy_moment(copy: { day: string; made: number | null }): string {
  if (copy.made === null) return shown_date(copy.day);
  const made = new Date(copy.made * 1000);
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = `${made.getFullYear()}-${two(made.getMonth() + 1)}-${two(made.getDate())}`;
  return day === copy.day ? `${shown_date(copy.day)} ${two(made.getHours())}:${two(made.getMinutes())}` : shown_date(copy.day);
}

/** A file's size as a person reads it. */
export function shown_size(bytes: string): string {
  const megabytes = Number(bytes) / 1_000_000;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0).replace(".", ",")} MB`;
}
