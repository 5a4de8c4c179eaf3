import { expect, test } from "vitest";
import type { ChangeRow } from "../client";
import { differences, touched } from "./images";

const change = (table_name: string, before: object | null, after: object | null): ChangeRow => ({
  table_name,
  row_id: 7,
  before: before && JSON.stringify(before),
  after: after && JSON.stringify(after),
});
const name = (table: string, row: unknown): string => `${table} ${String(row)}`;

test("only what differs is told, with dates day first and names for ids", () => {
  const row = touched(
    change(
      "unit",
      { id: 7, name: "Chi bộ 1", parent: 2, founded_on: "2019-05-19" },
      { id: 7, name: "Chi bộ 1", parent: 3, founded_on: "2020-05-19" },
    ),
  );
  expect(differences(row, name).map(({ before, after }) => [before, after])).toEqual([
    ["unit 2", "unit 3"],
    ["19/05/2019", "19/05/2020"],
  ]);
});

test("a row that was added has nothing before it", () => {
  const told = differences(touched(change("unit", null, { id: 7, name: "Chi bộ 1" })), name);
  expect(told.map(({ before, after }) => [before, after])).toEqual([["", "Chi bộ 1"]]);
});
