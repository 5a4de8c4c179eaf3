import { expect, test } from "vitest";
import { event_paper, event_title } from "./event_told";
import table from "../../tests/data/told-entries.json";

// The same sentences stand on papers, made by `print/src/told.rs`, which is held to the same table.
test.each(table.map((row) => [row.title, row] as const))("%s", (_, row) => {
  expect(event_title(row)).toBe(row.title);
  expect(event_paper(row)).toBe(row.paper);
});
