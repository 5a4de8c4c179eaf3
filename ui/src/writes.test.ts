import { expect, test } from "vitest";
import { operation_text } from "./writes";

test("what was done with a setting reads as what was done, not as the label of its field", () => {
  expect(operation_text("setting_changed", { setting: "@ui.setting.next_meetings" })).toBe("sửa các cuộc họp sắp tới");
  expect(operation_text("setting_changed", { setting: "@ui.setting.lock_minutes" })).toBe("đặt thời gian tự khóa màn hình");
  // One that older registers had is told by its label.
  expect(operation_text("setting_changed", { setting: "@ui.setting.phone" })).toBe("sửa cài đặt: Điện thoại");
});
