import { expect, test } from "vitest";
import { as_sheet, as_table, read_layout, tracks, widened, type Column } from "./table";

type Row = { name: string; citizen_id: string };
const columns: Column<Row>[] = [
  { key: "name", head: "Họ và tên", text: (row) => row.name },
  { key: "citizen_id", head: "CCCD", text: (row) => row.citizen_id },
];

test("a table keeps identity numbers as text, and letters of markup as letters", () => {
  const table = as_table(columns, [{ name: "Nguyễn <b>Thị</b> & Mẫu", citizen_id: "000095001361" }]);
  expect(table).toContain(`<td style='mso-number-format:"\\@"'>000095001361</td>`);
  expect(table).toContain("<td>Nguyễn &lt;b&gt;Thị&lt;/b&gt; &amp; Mẫu</td>");
  expect(table).toContain("<th>CCCD</th>");
});

test("a blank or a break in a cell stays in its cell", () => {
  expect(as_sheet(columns, [{ name: "Nguyễn\tThị\nMẫu", citizen_id: "" }])).toBe("Họ và tên\tCCCD\nNguyễn Thị Mẫu\t");
});

const wide: Column<Row>[] = [
  { key: "name", head: "Họ và tên", text: (row) => row.name },
  ...["sex", "job", "clock"].map((key) => ({ key, head: key, width: 100, text: () => "" })),
];
const usual = { shown: ["name", "clock"], widths: {} };

test("window d2: a wide window shows more columns, as far as there is room, and only where nobody chose others", () => {
  // 320 for the name and 100 for the last column are taken.
  expect(widened(wide, usual, ["sex", "job"], 519).shown).toEqual(["name", "clock"]);
  expect(widened(wide, usual, ["sex", "job"], 520).shown).toEqual(["name", "sex", "clock"]);
  expect(widened(wide, usual, ["sex", "job"], 900).shown).toEqual(["name", "sex", "job", "clock"]);
  const chosen = read_layout('{"shown":["name","clock"],"widths":{}}', usual);
  expect(widened(wide, chosen, ["sex", "job"], 900).shown).toEqual(["name", "clock"]);
});

test("window d2: the name does not grow without end, the last column takes the rest", () => {
  expect(tracks(wide, 150)).toEqual(["minmax(150px, 320px)", "100px", "100px", "minmax(100px, 1fr)"]);
  expect(tracks(wide.slice(0, 1), 150)).toEqual(["minmax(150px, 1fr)"]);
});
