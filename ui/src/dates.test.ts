import { describe, expect, test } from "vitest";
import table from "../../tests/data/typed-dates.json";
import { days_in_month, shown_date, shown_moment, shown_time, typed_date, weekday } from "./dates";

type Row = { typed: string; kind: string; iso?: string; refused?: string };

// As the form judges it when the field is left: an end not yet typed is unreadable, and a whole date needs its day.
function outcome({ typed, kind }: Row): Pick<Row, "iso" | "refused"> {
  const read = typed_date(typed);
  if (read.state === "date") return kind === "partial" || read.precision === "day" ? { iso: read.iso } : { refused: "date_unreadable" };
  return { refused: read.state === "wrong" ? `date_${read.why}` : "date_unreadable" };
}

describe("the table shared with Rust", () => {
  test.each(table as Row[])("$typed as $kind", (row) => {
    expect(outcome(row)).toEqual(row.iso === undefined ? { refused: row.refused } : { iso: row.iso });
  });
});

test.each(["0", "05", "05/", "05/0", "05/09/", "05/09/19", "0509199", "1991-", "1991-09-"])(
  "%s is not called wrong while it is being typed",
  (text) => {
    expect(typed_date(text).state).toBe("partial");
  },
);

test("dates are shown day first, as much of them as is known", () => {
  expect(shown_date("2024-12-31")).toBe("31/12/2024");
  expect(shown_date("1991-09")).toBe("09/1991");
  expect(shown_date("1991")).toBe("1991");
  expect(shown_date(null)).toBe("");
});

test("a moment of today is its time alone", () => {
  expect(shown_moment("2025-10-14T09:41:07.123")).toBe("14/10/2025 09:41");
  expect(shown_moment("2025-10-14")).toBe("14/10/2025");
  expect(shown_time("2025-10-14T09:41:07", "2025-10-14")).toBe("09:41");
  expect(shown_time("2025-10-13T09:41:07", "2025-10-14")).toBe("13/10/2025 09:41");
});

test("the calendar knows leap years and weekdays", () => {
  expect([1900, 2000, 2023, 2024].map((year) => days_in_month(year, 2))).toEqual([28, 29, 28, 29]);
  // 2 September 1945 was a Sunday.
  expect(weekday(1945, 9, 2)).toBe(6);
});
