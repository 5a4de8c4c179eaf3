import { expect, test } from "vitest";
import { place_text } from "./fill";

const place = (parts: object): string => JSON.stringify({ commune: null, district: null, province: null, country: null, address: null, ...parts });

test("a place in its parts reads as on paper, and what was only typed stays", () => {
  expect(place_text(place({ commune: "xã Mẫu", province: "tỉnh Mẫu", country: "Việt Nam" }))).toBe("xã Mẫu, tỉnh Mẫu");
  expect(place_text(place({ country: "Việt Nam" }))).toBe("Việt Nam");
  expect(place_text(place({ province: "Viêng Chăn", country: "Lào" }))).toBe("Viêng Chăn, Lào");
  expect(place_text("xã Mẫu, tỉnh Mẫu")).toBeNull();
  expect(place_text("")).toBeNull();
});
