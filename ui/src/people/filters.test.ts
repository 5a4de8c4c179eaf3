import { expect, test } from "vitest";
import type { Condition, Filters } from "../client";
import { chips_of, drop_filter } from "./filters";

const none: Filters = {
  stages: [],
  unit: null,
  overdue: false,
  due: false,
  stuck_days: null,
  people: null,
  conditions: [],
};

const asked = (field: string, what: Partial<Condition>): Condition => ({ field, not: false, values: [], from: null, to: null, ...what });
const women = asked("sex", { values: ["female"] });

test("every condition has its chip, and no chip stands without one", () => {
  expect(chips_of(none, new Map())).toEqual([]);
  const all: Filters = {
    stages: ["course"],
    unit: 3,
    overdue: true,
    due: true,
    stuck_days: 90,
    people: [1, 2],
    conditions: [[women], [asked("age", { to: "35" })]],
  };
  const told = [
    { name: "Giới tính", asked: "Nữ" },
    { name: "Tuổi", asked: "đến 35" },
  ];
  const chips = chips_of(all, new Map([[3, "Chi bộ 3"]]), told);
  expect(chips.map(({ key }: { key: string }) => key)).toEqual([
    "stages",
    "unit",
    "people",
    "overdue",
    "due",
    "stuck_days",
    "condition:0",
    "condition:1",
  ]);
  expect(chips.at(-1)).toEqual({ key: "condition:1", name: "Tuổi", value: "đến 35" });
});

test("neighbouring stages read as a span, others by their names", () => {
  const value = (stages: string[]): string | undefined => chips_of({ ...none, stages }, new Map()).map(({ value }: { value: string }) => value)[0];
  expect(value(["dossier", "candidate", "course"])).toBe("1 đến 3");
  expect(value(["candidate", "dossier"])).toContain(", ");
});

test("dropping a condition leaves the others as they are", () => {
  const some: Filters = { ...none, conditions: [[women], [asked("age", { to: "35" })]], overdue: true, due: true, unit: 3, stages: ["course"] };
  expect(drop_filter(some, "condition:0")).toEqual({ ...some, conditions: [[asked("age", { to: "35" })]] });
  expect(drop_filter(some, "overdue")).toEqual({ ...some, overdue: false });
  expect(drop_filter(some, "stages")).toEqual({ ...some, stages: [] });
  expect(drop_filter(some, "unit")).toEqual({ ...some, unit: null });
});
