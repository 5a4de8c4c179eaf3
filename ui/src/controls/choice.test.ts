import { expect, test } from "vitest";
import { closest, next_by_letters } from "./choice";

const line = (label: string, letter?: string) => ({ value: label, label, ...(letter ? { letter } : {}) });
const labels = (text: string, all: ReturnType<typeof line>[]): string[] => closest(all, text).map((one) => one.label);

const branches = ["Chi bộ Khởi nghiệp", "Chi bộ Kho vận", "Chi bộ Vận tải", "Chi bộ Cơ khí"].map((label) => line(label));

test("letters with their marks mean the line that has them before one that is only like it", () => {
  expect(labels("kho", branches)).toEqual(["Chi bộ Kho vận", "Chi bộ Khởi nghiệp"]);
  expect(labels("khở", branches)).toEqual(["Chi bộ Khởi nghiệp", "Chi bộ Kho vận"]);
});

test("a label that begins so stands before a word of another, and that before letters within a word", () => {
  const all = ["Không", "Xin thôi", "Thôi việc", "Đảng viên chính thức"].map((label) => line(label));
  expect(labels("thoi", all)).toEqual(["Thôi việc", "Xin thôi"]);
  expect(labels("o", all)).toEqual(["Không", "Xin thôi", "Thôi việc"]);
  expect(labels("dang vien", all)).toEqual(["Đảng viên chính thức"]);
});

test("a letter that means a line stands first; nothing typed leaves the order", () => {
  const grades = [line("Hoàn thành tốt", "t"), line("Hoàn thành", "h"), line("Tạm hoãn")];
  expect(labels("h", grades)[0]).toBe("Hoàn thành");
  expect(labels("", grades)).toEqual(["Hoàn thành tốt", "Hoàn thành", "Tạm hoãn"]);
});

test("in a closed list letters go to the line that begins so, and a letter again to the next", () => {
  const kinds = ["Đảng bộ cơ sở", "Đảng bộ bộ phận", "Chi bộ", "Đảng bộ cấp trên"].map((label) => line(label));
  const after = (text: string, now: string): string => next_by_letters(kinds, text, now)?.label ?? "";
  expect(after("d", "Chi bộ")).toBe("Đảng bộ cấp trên");
  expect(after("d", "Đảng bộ cấp trên")).toBe("Đảng bộ cơ sở");
  expect(after("đảng bộ b", "Đảng bộ cơ sở")).toBe("Đảng bộ bộ phận");
  expect(after("x", "Chi bộ")).toBe("");
});
