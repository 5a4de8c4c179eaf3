import { expect, test } from "vitest";
import type { RegisterInfo } from "../client";
import { here } from "../state.svelte";
import { copy_failed_text, copy_moment, second_failed_text, tell_opened } from "./told";
import { has_word } from "../words";

const failed = (code: string): { at: string; code: string } => ({ at: "2026-11-26 15:58", code });

test("a damaged register is never called whole because its copy failed", () => {
  for (const code of ["register_damaged", "register_damaged_copied", "damaged_row", "register_altered", "register_altered_copied"]) {
    expect(copy_failed_text(failed(code))).toContain("Đừng ghi thêm");
    expect(copy_failed_text(failed(code))).not.toContain("nguyên");
  }
  for (const code of ["register_replaced", "register_moved"]) expect(copy_failed_text(failed(code))).not.toContain("nguyên");
  expect(copy_failed_text(failed("copy_unlike"))).toBe(
    "Lúc 26/11/2026 15:58 chưa sao lưu được: bản sao đọc lại không khớp với sổ. Sổ còn nguyên, không mất gì.",
  );
});

test("a stick that is not there is said in words, and no code of the program", () => {
  expect(second_failed_text(failed("register_folder_missing"))).toContain("không thấy ổ hoặc thư mục ấy");
  // All that a copy or its place is refused for.
  const codes =
    "disk_full device_gone disk_read_failed disk_write_failed quota_full write_protected in_the_way file_busy io register_damaged register_moved " +
    "register_replaced register_folder_missing register_folder_read_only register_exists register_network_path file_unreadable not_sure copy_unlike";
  for (const code of codes.split(" ")) expect(has_word(`ui.copy_failed_why.${code}`), code).toBe(true);
});

test("copies of one day are told by their hours, and an hour of another day is not believed", () => {
  const noon = Math.floor(new Date(2026, 10, 26, 15, 4).getTime() / 1000);
  expect(copy_moment({ day: "2026-11-26", made: noon })).toBe("26/11/2026 15:04");
  expect(copy_moment({ day: "2026-11-25", made: noon })).toBe("25/11/2026");
  expect(copy_moment({ day: "2026-11-25", made: null })).toBe("25/11/2026");
});

test("of a fault that nobody knows the register is not called whole", () => {
  expect(copy_failed_text(failed("unexpected"))).not.toContain("nguyên");
});

test("that journals were put aside stays until it is put away, whatever becomes of the copies", () => {
  const second_failed = failed("device_gone");
  tell_opened({ put_aside: ["so.nguon-journal"], copy_failed: null, second_failed } as unknown as RegisterInfo);
  expect(here.said).toMatchObject({ wrong: true, of_copies: false });
  tell_opened({ put_aside: [] as string[], copy_failed: null, second_failed } as unknown as RegisterInfo);
  expect(here.said).toMatchObject({ wrong: true, of_copies: true });
  here.said = null;
});
