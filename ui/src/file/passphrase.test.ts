import { describe, expect, it } from "vitest";
import { wanting } from "./passphrase";

describe("a new passphrase", () => {
  it("is judged as the register will judge it", () => {
    expect(wanting("")).toEqual({ letters: 10, different: 5 });
    expect(wanting("          ")).toEqual({ letters: 10, different: 5 });
    expect(wanting("\u200b".repeat(10))).toEqual({ letters: 10, different: 5 });
    expect(wanting("aaaaaaaaaa")).toEqual({ letters: 0, different: 4 });
    expect(wanting(" mật khẩu ")).toEqual({ letters: 2, different: 0 });
    expect(wanting("mật khẩu10")).toEqual({ letters: 0, different: 0 });
    expect(wanting("mật khẩu10".normalize("NFD"))).toEqual({ letters: 0, different: 0 });
  });
});
