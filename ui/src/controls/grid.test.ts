import { expect, test } from "vitest";
import { cell_value, matching, type GridColumn } from "./grid";

const grades = [
  { value: "excellent", label: "Hoàn thành xuất sắc", letter: "x" },
  { value: "good", label: "Hoàn thành tốt", letter: "t" },
  { value: "completed", label: "Hoàn thành", letter: "h" },
];
const people = [
  { value: "4", label: "Nguyễn Văn An, mẫu" },
  { value: "9", label: "Nguyễn Văn An, mẫu" },
  { value: "11", label: "Trần Thị Bình Minh, mẫu" },
];

test("a line is meant by its letter, its whole label, or letters that begin it alone", () => {
  expect(matching(grades, "t")?.value).toBe("good");
  expect(matching(grades, "hoan thanh")?.value).toBe("completed");
  expect(matching(grades, "hoàn thành x")?.value).toBe("excellent");
  expect(matching(grades, "hoàn")).toBeUndefined();
});

test("of two namesakes the first is not taken for the one who was meant", () => {
  expect(matching(people, "Nguyễn Văn An, mẫu")).toBeUndefined();
  expect(matching(people, "Nguyễn Văn An, mẫu", true)).toBeUndefined();
});

test("a name typed of someone not in the register is not made the longer name of another", () => {
  const helper: GridColumn = { key: "helper", head: "", type: "choice", free: true };
  expect(cell_value(helper, "Trần Thị Bình", people)).toBe("Trần Thị Bình");
  expect(cell_value(helper, "Trần Thị Bình Minh, mẫu", people)).toBe("11");
});
