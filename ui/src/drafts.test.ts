import { beforeEach, expect, test } from "vitest";
import { draft, drop_draft, forget_drafts, keep_draft } from "./drafts.svelte";

beforeEach(forget_drafts);

test("a draft is what was typed when the sheet closed, not what is typed since", () => {
  const facts = { birth_name: "Nguyễn Thị Ánh" };
  keep_draft("person:1", facts);
  facts.birth_name = "Trần Văn Bình";
  expect(draft("person:1")).toEqual({ birth_name: "Nguyễn Thị Ánh" });
});

test("a draft of one person is never offered for another", () => {
  keep_draft("person:1", { birth_name: "Nguyễn Thị Ánh" });
  expect(draft("person:2")).toBeNull();
});

test("what was written or belongs to another register leaves no draft", () => {
  keep_draft("person:1", {});
  keep_draft("person:2", {});
  expect(drop_draft("person:1")).toBe(true);
  expect(draft("person:1")).toBeNull();
  forget_drafts();
  expect(draft("person:2")).toBeNull();
});
