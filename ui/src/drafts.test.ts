import { beforeEach, expect, test, vi } from "vitest";
import { draft, drafts, drop_draft, forget_drafts, keep_draft } from "./drafts.svelte";

// What the register is asked; it answers that it was done.
const asked: string[] = [];
vi.stubGlobal("window", {
  __TAURI_INTERNALS__: {
    invoke: (command: string, args: { sheet: string }) => {
      asked.push(`${command} ${args.sheet}`);
      return Promise.resolve(null);
    },
  },
});

beforeEach(() => {
  forget_drafts();
  asked.length = 0;
});

test("a draft is what was typed when it was kept, not what is typed since", () => {
  const facts = { birth_name: "Nguyễn Thị Ánh" };
  void keep_draft("person:1", "Nguyễn Thị Ánh", facts);
  facts.birth_name = "Trần Văn Bình";
  expect(draft("person:1")).toEqual({ birth_name: "Nguyễn Thị Ánh" });
});

test("a draft of one person is never offered for another", () => {
  void keep_draft("person:1", "Nguyễn Thị Ánh", { birth_name: "Nguyễn Thị Ánh" });
  expect(draft("person:2")).toBeNull();
});

test("what was written or belongs to another register leaves no draft", () => {
  void keep_draft("person:1", "một", {});
  void keep_draft("person:2", "hai", {});
  expect(drop_draft("person:1")).toBe(true);
  expect(draft("person:1")).toBeNull();
  forget_drafts();
  expect(draft("person:2")).toBeNull();
});

test("the register keeps each change once, in order, and forgets what was dropped", async () => {
  void keep_draft("person:1", "một", { birth_name: "A" });
  void keep_draft("person:1", "một", { birth_name: "A" });
  void keep_draft("person:1", "một", { birth_name: "AB" });
  expect(drafts().map(([sheet]) => sheet)).toEqual(["person:1"]);
  drop_draft("person:1");
  await keep_draft("person:2", "hai", {});
  expect(asked).toEqual(["keep_draft person:1", "keep_draft person:1", "forget_draft person:1", "keep_draft person:2"]);
});
