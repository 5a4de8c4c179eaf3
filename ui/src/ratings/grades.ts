// Grades as they are typed, shown and counted.
import type { RatingPage, RatingRow } from "../client";
import { lettered } from "../codes";
import { decimal, folded, word } from "../words";

/** A grade in a column: "Tốt". */
export const short_grade = (grade: string): string => word(`ui.grade.${grade}`);

/** The letters that mean a grade, as they are told: "X xuất sắc". */
export const letters = (): { letter: string; grade: string }[] =>
  lettered("rating_grade").flatMap((choice) => (choice.letter ? [{ letter: choice.letter, grade: choice.value }] : []));

/** The grade that a letter means. */
export const grade_of_letter = (letter: string): string | null => letters().find((one) => one.letter === letter.toLowerCase())?.grade ?? null;

/** The grade that a pasted cell means: its letter, its short or its whole name. */
export function grade_of_text(text: string): string | null {
  const typed = folded(text);
  const found = lettered("rating_grade").find(
    (choice) => choice.letter === typed || folded(choice.label) === typed || folded(short_grade(choice.value)) === typed,
  );
  return found?.value ?? null;
}

/** What is counted of one year. */
export type Sum = { base: number; excellent: number; good: number; completed: number; not_completed: number; left: number };

/** Counts a year: those who stood at its end, or were rated. */
export function sum_of(rows: RatingRow[], year: number, grade_in: (row: RatingRow) => string | null): Sum {
  const sum: Sum = { base: 0, excellent: 0, good: 0, completed: 0, not_completed: 0, left: 0 };
  for (const row of rows) {
    const grade = grade_in(row);
    if (grade === null && !row.stood[year]) continue;
    sum.base += 1;
    if (grade === null) sum.left += 1;
    else if (grade === "excellent" || grade === "good" || grade === "completed" || grade === "not_completed") sum[grade] += 1;
  }
  return sum;
}

/** How many may be excellent; null where no cap is in force. */
export const most_excellent = (cap: RatingPage["cap"], base: number): number | null => (cap === null ? null : Math.floor((base * cap.percent) / 100));

/** A share in percent with one decimal, halves away from zero: "18,8". */
export const share = (part: number, base: number): string => (base === 0 ? "0" : decimal((Math.round((part * 1000) / base) / 10).toFixed(1)));
