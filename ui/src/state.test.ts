import { beforeEach, expect, test, vi } from "vitest";
import { commands, type RegisterInfo } from "./client";
import { changes, here } from "./state.svelte";

class Field {
  constructor(readonly value: string) {}
}

// The bridge and the page, of which only the day and the field in focus matter here.
const page: { activeElement: Field | null } = { activeElement: null };
vi.stubGlobal("document", page);
vi.stubGlobal("HTMLInputElement", Field);
vi.stubGlobal("HTMLTextAreaElement", Field);

const at = (today: string): RegisterInfo => ({ path: "a.nguon", locked: false, today }) as RegisterInfo;
const answer = (today: string) => vi.spyOn(commands, "registerInfo").mockResolvedValue({ status: "ok", data: at(today) });

beforeEach(() => {
  page.activeElement = null;
  here.register = at("2025-12-31");
});

test("truth c3: a window open over midnight takes the new day, and the screens ask again", async () => {
  const before = changes.people;
  answer("2026-01-01");
  await here.follow_day();
  expect(here.today).toBe("2026-01-01");
  expect(changes.people).toBe(before + 1);
});

test("on the same day nothing is asked again", async () => {
  const before = changes.people;
  answer("2025-12-31");
  await here.follow_day();
  expect(changes.people).toBe(before);
});

test("that the copy made while working failed is known on the same day", async () => {
  const copy_failed = { at: "2025-12-31 09:20", code: "disk_full" };
  vi.spyOn(commands, "registerInfo").mockResolvedValue({ status: "ok", data: { ...at("2025-12-31"), copy_failed } });
  await here.follow_day();
  expect(here.register?.copy_failed).toEqual(copy_failed);
});

test("what was said of a failed copy goes once one was made, and what was said of something else stays", async () => {
  here.say("chưa chép được", { wrong: true, of_copies: true });
  vi.spyOn(commands, "registerInfo").mockResolvedValue({
    status: "ok",
    data: { ...at("2025-12-31"), second_failed: { at: "2025-12-31 09:20", code: "device_gone" } },
  });
  await here.follow_day();
  expect(here.said?.text).toBe("chưa chép được");
  answer("2025-12-31");
  await here.follow_day();
  expect(here.said).toBeNull();
  here.say("Chưa ghi được", { wrong: true });
  await here.follow_day();
  expect(here.said?.text).toBe("Chưa ghi được");
});

test("nothing that was said outlasts the lock", () => {
  here.say("Đã thêm người", { undo: true });
  here.lock();
  expect(here.said).toBeNull();
  here.locked = false;
});

test("the day waits while something is being typed", async () => {
  const asked = answer("2026-01-01");
  asked.mockClear();
  page.activeElement = new Field("Nguyễn Th");
  await here.follow_day();
  expect(here.today).toBe("2025-12-31");
  expect(asked).not.toHaveBeenCalled();
});
