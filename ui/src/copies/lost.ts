// What was lost with a damaged register, in words: by the name that is still known of it, else by its number.
import type { Lost } from "../client";
import { shown_date } from "../dates";
import { has_word, word } from "../words";

const families: Record<string, string> = { event: "event", person_fact: "person", setting: "ui.setting", rule: "clock", target: "indicator" };

/** An operation's sentence goes on with values that are not known here. */
const beginning = (text: string): string => (text.split(/[:{]/)[0] ?? text).trim();

function kind_text({ table, kind }: Lost): string {
  const key = `${families[table] ?? table}.${kind ?? ""}`;
  return has_word(key) ? beginning(word(key)) : (kind ?? "");
}

export function lost_text(lost: Lost): string {
  const rows = lost.until === null ? String(lost.row) : `${lost.row}–${lost.until}`;
  const parts = [lost.name ?? "", lost.kind === null ? "" : kind_text(lost), lost.on === null ? "" : shown_date(lost.on)].filter(Boolean);
  const what = `${word(`ui.table.${lost.table}`)} ${rows}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
  return word(`ui.lost.${lost.what}`, { what });
}
