// Which papers a list, a course or the office prints as; the words are `paper.<key>`.
import type { ListKind, Printed } from "../client";
import { here } from "../state.svelte";

/** What people of a list print as. */
export const papers_of_people: ListKind[] = [
  "list_candidates",
  "list_proposed",
  "list_probationers",
  "list_conversion_due",
  "list_conversion_proposed",
  "list_members",
  "list_cards",
  "list_people",
];

/** What a course prints as. */
export const papers_of_courses: ListKind[] = ["list_course", "list_course_results", "list_course_signing"];

/** The books that are kept. */
export const books: ListKind[] = [
  "member_book",
  "probationer_book",
  "list_decisions",
  "resolution_book",
  "card_book",
  "transfer_book",
  "badge_book",
  "commendation_book",
  "left_book",
  "deceased_book",
];

/** The kinds of decisions that have a book. */
export const decisions = ["decision", "conversion_decision", "struck_off", "decision_cancelled", "expelled", "resigned"];

/** A book of the office, as of the day looked at. */
export const printed_book = (book: ListKind): Printed => ({
  list: { book: { book, kind: book === "list_decisions" ? "decision" : null, unit: null, as_of: here.as_of, from: null, to: null } },
});

/** The units standing on the day looked at. */
export const printed_units = (): Printed => ({ list: { units: { unit: null, as_of: here.as_of } } });

/** Requests for background checks. */
export const printed_requests = (): Printed => ({ list: { requests: { as_of: here.as_of } } });
