// Dates on screen: dd/mm/yyyy, of which day, or day and month, may be unknown. Inside they are ISO texts:
// "1991", "1991-09", "1991-09-05". Nothing here knows what today is.

// The years that a paper of this field can bear are the register's own.
import { years } from "./client";

/** What was understood of a typed date. */
export type TypedDate =
  | { state: "empty" }
  | { state: "date"; iso: string; precision: "day" | "month" | "year" }
  | { state: "partial" } // not yet long enough to judge
  | { state: "wrong"; why: "unreadable" | "impossible" };

/** An ISO date, whole or partial, as dd/mm/yyyy, mm/yyyy or yyyy; null and "" are blank. */
export function shown_date(iso: string | null | undefined): string {
  return iso ? iso.split("-").reverse().join("/") : "";
}

/** An ISO instant ("2025-10-14T09:41:07…") as dd/mm/yyyy hh:mm. */
export function shown_moment(moment: string | null | undefined): string {
  if (!moment) return "";
  const [date = "", time = ""] = moment.split(/[T ]/);
  return `${shown_date(date)} ${time.slice(0, 5)}`.trim();
}

/** The time alone where the instant is of that day, else the date and time. */
export function shown_time(moment: string | null, today: string): string {
  const shown = shown_moment(moment);
  return moment?.startsWith(today) ? shown.slice(11) : shown;
}

export const days_in_month = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const two = (value: number): string => String(value).padStart(2, "0");

/** The ISO text of a day. */
export const iso_day = (year: number, month: number, day: number): string => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

/** An instant of the clock, in seconds since 1970, as an ISO text of local time to the minute. */
export function iso_moment(seconds: number): string {
  const at = new Date(seconds * 1000);
  return `${iso_day(at.getFullYear(), at.getMonth() + 1, at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The day's number in the week, Monday 0. */
export function weekday(year: number, month: number, day: number): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/** Reads what was typed, with or without slashes: 05/09/1991, 5.9.1991, 05091991, 09/1991, 091991, 1991, or the ISO forms. */
export function typed_date(text: string): TypedDate {
  const typed = text.trim();
  if (typed === "") return { state: "empty" };
  if (!/^[\d/\-. ]+$/.test(typed)) return { state: "wrong", why: "unreadable" };
  if (/^\d+$/.test(typed)) {
    if (typed.length === 8) return day(typed.slice(0, 2), typed.slice(2, 4), typed.slice(4));
    if (typed.length === 6) return month(typed.slice(0, 2), typed.slice(2));
    if (typed.length === 4) return year(typed);
    return typed.length < 8 ? { state: "partial" } : { state: "wrong", why: "unreadable" };
  }
  // Blanks part the numbers only where nothing else does.
  const parts = /[/.-]/.test(typed) ? typed.replaceAll(" ", "").split(/[/.-]/) : typed.split(" ").filter(Boolean);
  if (parts.length > 3) return { state: "wrong", why: "unreadable" };
  const iso = parts[0]?.length === 4;
  const [last = "", of = "", first = ""] = iso ? parts : parts.toReversed();
  // The end still to be typed: "05/", "05/09/19", "1991-".
  const end = parts.at(-1) ?? "";
  if (parts.slice(0, -1).every(Boolean) && (end === "" || (!iso && end.length < 4))) return { state: "partial" };
  if (last.length !== 4 || !/^\d{1,2}$/.test(of) || (parts.length === 3 && !/^\d{1,2}$/.test(first))) return { state: "wrong", why: "unreadable" };
  return parts.length === 3 ? day(first, of, last) : month(of, last);
}

function year(text: string): TypedDate {
  return Number(text) >= years.first && Number(text) <= years.last
    ? { state: "date", iso: text, precision: "year" }
    : { state: "wrong", why: "impossible" };
}

function month(number: string, text: string): TypedDate {
  const known = year(text);
  if (known.state !== "date" || Number(number) < 1 || Number(number) > 12) return { state: "wrong", why: "impossible" };
  return { state: "date", iso: `${text}-${two(Number(number))}`, precision: "month" };
}

function day(number: string, of: string, text: string): TypedDate {
  const known = month(of, text);
  if (known.state !== "date") return known;
  if (Number(number) < 1 || Number(number) > days_in_month(Number(text), Number(of))) return { state: "wrong", why: "impossible" };
  return { state: "date", iso: `${known.iso}-${two(Number(number))}`, precision: "day" };
}
