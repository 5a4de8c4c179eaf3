import { expect, test } from "vitest";
import type { RatingRow } from "../client";
import { most_excellent, share, sum_of } from "./grades";

const row = (grade: string | null, stood: boolean): RatingRow => ({
  id: 1,
  person: null,
  name: "Chi bộ Mẫu",
  unit_name: "",
  members: 3,
  from: null,
  grades: [grade === null ? null : { event: 1, grade, on: "2024-12-31", document_number: null }],
  stood: [stood],
});

test("who did not stand that year is not counted, unless rated all the same", () => {
  const rows = [row("excellent", true), row("good", true), row(null, true), row(null, false), row("completed", false)];
  expect(sum_of(rows, 0, (one) => one.grades[0]?.grade ?? null)).toEqual({
    base: 4,
    excellent: 1,
    good: 1,
    completed: 1,
    not_completed: 0,
    left: 1,
  });
});

test("of 17 a cap of 20 % allows 3, and 4 of 17 are 23,5 %", () => {
  expect(most_excellent({ percent: 20, source: "" }, 17)).toBe(3);
  expect(most_excellent({ percent: 20, source: "" }, 4)).toBe(0);
  expect(most_excellent(null, 17)).toBeNull();
  expect(share(4, 17)).toBe("23,5");
  expect(share(0, 0)).toBe("0");
});
