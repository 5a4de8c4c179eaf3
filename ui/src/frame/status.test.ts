import { expect, test } from "vitest";
import { m } from "../generated/words/messages.js";
import { list_status } from "./status";

test("truth c7: an empty list has no row 0", () => {
  expect(list_status(m["ui.status_list"]({ count: 0, row: 1 }), 0)).toBe("0 dòng");
  expect(list_status(m["ui.status_list"]({ count: 3, row: 2 }), 3)).toContain("3 dòng · dòng 2 · ");
});
