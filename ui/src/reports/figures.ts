// The figures of a report in words, and the rows of its table.
import type { ReportLine, ReportView } from "../client";
import { shown_date } from "../dates";
import { m } from "../generated/words/messages.js";
import { decimal, figure, word } from "../words";

/** A row of the table: the head of a part of the form, or a figure. */
export type ReportRow = { key: string; head: string | null; label: string; line: ReportLine | null };

/** The rows of a report, heads among them. */
export function rows_of(report: ReportView): ReportRow[] {
  return report.sections.flatMap((section): ReportRow[] => [
    ...(section.code === "" ? [] : [{ key: `head:${section.code}`, head: word(`report_section.${section.code}`), label: section.label, line: null }]),
    ...section.lines.map((line) => ({ key: line.code, head: null, label: line.row, line })),
  ]);
}

/** A value as it is read: people whole, an average with one decimal; blank where it is not known. */
export function value_text(value: number | null, is_average: boolean): string {
  if (value === null) return "";
  return is_average ? decimal(value.toFixed(1)) : figure(value);
}

/** A percentage with one decimal; blank where there is none. */
export const percent_text = (value: number | null, signed = false): string => (value === null ? "" : decimal(value.toFixed(1), signed));

/** A period as it is called: "6 tháng đầu năm 2025", else by its two days. */
export function period_name(period: string): string {
  const named = /^(\d{4})(-H1|-H2|-9M)?$/.exec(period);
  if (named) {
    const names: Record<string, string> = { "-H1": "first_half", "-H2": "second_half", "-9M": "nine_months" };
    return word(`period.${names[named[2] ?? ""] ?? "year"}`, { year: named[1] ?? "" });
  }
  const [from = "", to = ""] = period.split("..");
  return m["ui.span"]({ from: shown_date(from), to: shown_date(to) });
}

/** What is to be said before its figures are taken for whole. */
export function remarks(report: ReportView): string[] {
  const from = shown_date(report.figures_from);
  return [
    ...(report.complete ? [] : [m["ui.report_incomplete"]({ date: from })]),
    ...(report.complete && !report.same_complete ? [m["ui.report_same_incomplete"]({ date: from })] : []),
    ...(report.running ? [m["ui.report_running"]({ date: shown_date(report.to) })] : []),
  ];
}
