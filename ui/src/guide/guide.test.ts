import { expect, test } from "vitest";
import { headings, html } from "../../../docs/huong-dan.md";
import { asked_titles, heading_of } from "./chapters";
import { hits } from "./find";

test("the guide is searched without marks, case and đ, and a hit is told in its own letters", () => {
  expect(hits("Đơn vị và đơn\nvị cũ", "don vi")).toEqual([
    [0, 6],
    [10, 16],
  ]);
  expect(hits("Ngày họp", "ngay hop")).toEqual([[0, 8]]);
  // Written with its marks apart.
  expect(hits("ho\u0323p chi bộ", "họp")).toEqual([[0, 4]]);
  expect(hits("Một", " ")).toEqual([]);
});

test("every screen has its chapter in the guide", () => {
  for (const title of asked_titles) expect([title, heading_of(title)]).toEqual([title, expect.stringMatching(/./)]);
});

test("the guide is whole: its chapters are numbered in order, and it has pictures", () => {
  const numbers = headings.filter((heading) => heading.depth === 2).map((heading) => Number(heading.title.split(".")[0]));
  expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
  expect(new Set(headings.map((heading) => heading.id)).size).toBe(headings.length);
  expect(html.match(/<img /g)?.length ?? 0).toBeGreaterThan(5);
});
