// The chapter of the guide that tells of what one sees. Chapters are known by their titles, without the number.
import { headings } from "../../../docs/huong-dan.md";
import type { Place, Screen } from "../state.svelte";

const of_screen: Record<Screen, string> = {
  overview: "Việc đến hạn",
  due: "Việc đến hạn",
  pool: "Thêm người",
  courses: "Ghi sự kiện",
  admission: "Một cuộc họp, nhiều người",
  probation: "Một cuộc họp, nhiều người",
  members: "In",
  units: "Đơn vị",
  targets: "Chỉ tiêu",
  reports: "Báo cáo",
  exchange: "Nhập từ Excel",
  log: "Nhật ký",
  settings: "Cài đặt",
};

const of_page: Partial<Record<NonNullable<Place["page"]>, string>> = { person: "Ghi sự kiện", course: "Ghi sự kiện", print: "In" };

/** Before a register is open. */
const of_opening = "Lập sổ";

/** Every title that is asked for. */
export const asked_titles = [...Object.values(of_screen), ...Object.values(of_page), of_opening];

/** The heading with that title. */
export const heading_of = (title: string): string | undefined => headings.find((heading) => heading.title.replace(/^\d+\. /, "") === title)?.id;

/** The heading to open the guide at, on that place or before a register is open. */
export function heading_here(place: Place | null): string {
  const title = place === null ? of_opening : ((place.page && of_page[place.page]) ?? of_screen[place.screen]);
  return heading_of(title) ?? "";
}
