import { expect, test } from "vitest";
import type { Filters } from "../client";
import { chips_of, drop_filter } from "./filters";

const none: Filters = {
  stages: [],
  unit: null,
  sex: null,
  age_from: null,
  age_to: null,
  ethnicity: null,
  overdue: false,
  due: false,
  stuck_days: null,
  listed_from: null,
  people: null,
};

test("every condition has its chip, and no chip stands without one", () => {
  expect(chips_of(none, new Map())).toEqual([]);
  const all: Filters = {
    stages: ["course"],
    unit: 3,
    sex: "female",
    age_from: 18,
    age_to: 30,
    ethnicity: "kinh",
    overdue: true,
    due: true,
    stuck_days: 90,
    listed_from: 2024,
    people: [1, 2],
  };
  expect(chips_of(all, new Map([[3, "Chi bộ 3"]])).map(({ key }: { key: string }) => key)).toEqual([
    "stages",
    "unit",
    "sex",
    "age",
    "ethnicity",
    "listed_from",
    "people",
    "overdue",
    "due",
    "stuck_days",
  ]);
});

test("neighbouring stages read as a span, others by their names", () => {
  const value = (stages: string[]): string | undefined => chips_of({ ...none, stages }, new Map()).map(({ value }: { value: string }) => value)[0];
  expect(value(["dossier", "candidate", "course"])).toBe("1 đến 3");
  expect(value(["candidate", "dossier"])).toContain(", ");
});

test("dropping a condition leaves the others as they are", () => {
  const some: Filters = { ...none, age_from: 18, age_to: 30, overdue: true, due: true, unit: 3, stages: ["course"] };
  expect(drop_filter(some, "age")).toEqual({ ...some, age_from: null, age_to: null });
  expect(drop_filter(some, "overdue")).toEqual({ ...some, overdue: false });
  expect(drop_filter(some, "stages")).toEqual({ ...some, stages: [] });
  expect(drop_filter(some, "unit")).toEqual({ ...some, unit: null });
});
