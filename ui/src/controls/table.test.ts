import { expect, test } from "vitest";
import { as_sheet, as_table, type Column } from "./table";

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
