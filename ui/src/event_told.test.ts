import { expect, test } from "vitest";
import type { FieldView } from "./client";
import { event_paper, event_title } from "./event_told";

const text = (name: string, shown: string, raw = shown): FieldView => ({ name, raw, shown: { text: shown } });
const yes = (name: string, value: boolean): FieldView => ({ name, raw: String(value), shown: { word: value ? "ui.yes" : "ui.no" } });

test("window_e: the title carries the substance, one sentence a kind", () => {
  const title = (kind: string, ...values: FieldView[]): string => event_title({ kind, values });
  expect(title("paper_received", text("paper", "Tổng hợp ý kiến nhận xét"))).toBe("Nhận Tổng hợp ý kiến nhận xét");
  expect(title("background_answered", { name: "request", raw: "7", shown: { rows: [[{ text: "Cha" }, { text: "Đảng ủy xã Mẫu Một" }]] } })).toBe(
    "Có kết quả thẩm tra: Cha, Đảng ủy xã Mẫu Một",
  );
  expect(title("background_requested", text("subject", "Cha"), text("place", "Xã Mẫu"), text("scope", "trong nước"))).toBe(
    "Đề nghị thẩm tra: Cha, Xã Mẫu (trong nước)",
  );
  expect(title("helper_named", text("helper", "Lê Văn An"), yes("replacement", false))).toBe("Phân công giúp đỡ: Lê Văn An");
  expect(title("helper_named", text("helper", "Lê Văn An"), yes("replacement", true))).toBe("Phân công giúp đỡ: Lê Văn An, thay người trước");
  expect(title("history_certified", yes("fit", false))).toBe("Chứng nhận lý lịch: chưa đủ điều kiện xét");
  expect(title("branch_vote", text("votes_for", "13"), text("votes_entitled", "19"))).toBe("Chi bộ xét, đề nghị kết nạp: tán thành 13/19");
  expect(title("unit_changed", text("name", "Chi bộ 2"), text("parent", "Đảng bộ mẫu"))).toBe("Thay đổi: tên mới Chi bộ 2, cấp trên mới Đảng bộ mẫu");
  expect(title("post_held", text("position", "Bí thư chi bộ"))).toBe("Giữ chức vụ Bí thư chi bộ");
});

test("window_e: a code begins small inside a sentence, a wife is a wife", () => {
  const code = (name: string, list: string, ...codes: string[]): FieldView => ({
    name,
    raw: codes.join(),
    shown: { codes: { list, codes: codes.map((one) => ({ code: one, count: null })) } },
  });
  const values = [code("subject", "relation", "spouse"), text("place", "Xã Mẫu")];
  expect(event_title({ kind: "background_requested", values, sex: "male" })).toBe("Đề nghị thẩm tra: vợ, Xã Mẫu");
  expect(event_title({ kind: "background_requested", values, sex: "female" })).toBe("Đề nghị thẩm tra: chồng, Xã Mẫu");
});

test("window_e: what is not known leaves no hole in the sentence", () => {
  expect(event_title({ kind: "postponed", values: [text("cause", "nghỉ thai sản"), text("level", "Chi bộ")] })).toBe(
    "Hoãn xét: nghỉ thai sản (Chi bộ)",
  );
  expect(event_title({ kind: "task_given", values: [] })).toBe("Giao nhiệm vụ thử thách");
  expect(event_title({ kind: "ceremony", values: [] })).toBe("Lễ kết nạp");
});

test("window_a11: bars, braces and words that were typed stay as typed", () => {
  expect(event_title({ kind: "task_given", values: [text("task", "A|B {helper} @ui.close")] })).toBe(
    "Giao nhiệm vụ thử thách: A|B {helper} @ui.close",
  );
});

test("under it: number, issuer, note, reason", () => {
  const event = { kind: "decision", values: [], document_number: "12-QĐ/ĐU", issuer: "Đảng ủy mẫu", note: "bản chính", reason: null };
  expect(event_paper(event)).toBe("Số 12-QĐ/ĐU; Đảng ủy mẫu; bản chính");
  // Its date is told where it is of another day than what it says.
  const dated = { ...event, on: "2025-05-19" };
  expect(event_paper({ ...dated, document_date: "2025-05-12" })).toBe("Số 12-QĐ/ĐU ngày 12/05/2025; Đảng ủy mẫu; bản chính");
  expect(event_paper({ ...dated, document_date: "2025-05-19" })).toBe("Số 12-QĐ/ĐU; Đảng ủy mẫu; bản chính");
  expect(event_paper({ ...dated, document_number: null, document_date: "2025-05-12" })).toBe("Văn bản ngày 12/05/2025; Đảng ủy mẫu; bản chính");
});
