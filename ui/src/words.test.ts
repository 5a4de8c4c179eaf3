import { expect, test } from "vitest";
import { decimal, figure, folded, sentence, word } from "./words";
import keys from "../../tests/data/search-keys.json";
import vietnamese from "../../assets/words/vi.json";

test("a word is found by its key; what is missing is seen", () => {
  expect(word("stage.full")).not.toBe("stage.full");
  expect(word("stage.no_such_stage")).toBe("stage.no_such_stage");
});

test("figures read as they are written in Vietnamese", () => {
  expect([0, 999, 1000, 1234567, -1500].map(figure)).toEqual(["0", "999", "1.000", "1.234.567", "\u22121.500"]);
  expect(decimal("3.6")).toBe("3,6");
  expect(decimal("-1234.50")).toBe("\u22121.234,50");
  expect(decimal("3.6", true)).toBe("+3,6");
  expect(decimal("0.0", true)).toBe("0,0");
});

test.each(keys)("the table shared with Rust: $text", ({ text, key }) => {
  expect(folded(text)).toBe(key);
});

test("the first letter of a sentence is large", () => {
  expect(sentence("đã ghi")).toBe("Đã ghi");
});

// What stood there, and why it went: the list of the office's own words.
const never = [
  "Khóa sổ",
  "So với nhịp",
  "Nhịp cần có",
  "Đứng yên",
  "đứng yên",
  "Tổng số (vote)",
  "Có kết quả thẩm tra lý lịch – ",
  "Ghi chi bộ xét",
  "đủ thêm",
  "Dừng đếm",
  "Mốc suy ra",
  "Dòng bảng",
  "Màu nền",
  "giơ thẻ",
  "số hồ sơ",
  "nguồn khác thuật",
  "đã đọc văn bản",
  "Trang (Excel)",
  "Đã sửa cài đặt: Khóa sau",
  "vui lòng",
  "xin lỗi",
  "!",
];

test("window_e, window_b7: no word that an office would change", () => {
  const words = Object.entries(vietnamese).filter(([key]) => !key.startsWith("$"));
  for (const wrong of never) expect([wrong, words.filter(([, text]) => text.includes(wrong)).map(([key]) => key)]).toEqual([wrong, []]);
});
