import { expect, test } from "vitest";
import type { ToldChange } from "../client";
import { word } from "../words";
import { differences, touched } from "./images";

const change = (table_name: string, before: object | null, after: object | null): ToldChange => ({
  table_name,
  row_id: 7,
  before: before && JSON.stringify(before),
  after: after && JSON.stringify(after),
  told: [],
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

test("a row that was added has nothing before it, and its ids say nothing to a person", () => {
  const told = differences(touched(change("unit", null, { id: 7, uid: "01a213bbde687e5381054a7757638ddd", name: "Chi bộ 1" })), name);
  expect(told.map(({ before, after }) => [before, after])).toEqual([["", "Chi bộ 1"]]);
});

test("truth_a11: an event's own fields are told by the register, and what was typed stands as typed", () => {
  const row = touched({
    ...change("event", null, { id: 7, case_id: 1, kind: "correction", happened_on: "2026-11-24", note: "@ui.close", fields: "{}" }),
    told: [
      { label: "field.field", before: null, after: { word: "field.document_number" } },
      { label: "field.value", before: null, after: { text: "2021-05" } },
    ],
  });
  expect(differences(row, name).map(({ after }) => after)).toEqual(["24/11/2026", "@ui.close", word("field.document_number"), "2021-05"]);
});

test("truth_f8: a note that begins with a brace is no place", () => {
  const row = touched(change("course", { id: 7, note: null }, { id: 7, note: '{"level_text": "x"}' }));
  expect(differences(row, name).map(({ after }) => after)).toEqual(['{"level_text": "x"}']);
});
