// What is printed that no screen lists, as of the day looked at.
import type { ListKind, Printed } from "../client";
import { here } from "../state.svelte";

/** A book of the office, as of the day looked at. */
export const printed_book = (book: ListKind): Printed => ({
  list: { book: { book, kind: book === "list_decisions" ? "decision" : null, unit: null, as_of: here.as_of, from: null, to: null } },
});

/** The units standing on the day looked at. */
export const printed_units = (): Printed => ({ list: { units: { unit: null, as_of: here.as_of } } });

/** Requests for background checks. */
export const printed_requests = (): Printed => ({ list: { requests: { as_of: here.as_of } } });
