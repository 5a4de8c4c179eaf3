import { expect, test } from "vitest";
import { spoken, told } from "./spoken";
import { word } from "./words";

test("truth_f8: what a clerk typed is never looked up among the words", () => {
  const typed = { person: "@ui.close", value: "@stage.full, @ui.close", name: "?", unit: "@event.ceremony", note: "2021-03-10T08:00:00" };
  expect(spoken(typed)).toEqual(typed);
  expect(told({ text: "@ui.close" })).toBe("@ui.close");
});

test("truth_f8: what the program says is told in words", () => {
  expect(spoken({ event: "@event.ceremony", person: "An" })).toEqual({ event: word("event.ceremony"), person: "An" });
  expect(spoken({ fields: "@person.birth_date, @person.sex" })).toEqual({ fields: `${word("person.birth_date")}, ${word("person.sex")}` });
  expect(spoken({ field: "document_number" })).toEqual({ field: word("field.document_number") });
  expect(spoken({ birth_date: "01/02/1990" })).toEqual({ birth_date: "01/02/1990" });
  expect(told({ word: "ui.yes" })).toBe(word("ui.yes"));
  expect(
    told({
      codes: {
        list: "no_such_list",
        codes: [
          { code: "a", count: 2 },
          { code: "b", count: null },
        ],
      },
    }),
  ).toBe("2 a, b");
});
