// What happened to a unit, by the matters that a clerk looks for.
import type { EventView } from "../client";

/** The matters, in the order of the strip. */
export const unit_matters = ["organization", "committee", "rating", "commendation", "discipline", "inspection", "reconciled", "other"] as const;
export type UnitMatter = (typeof unit_matters)[number];

const matter_of_kind: Record<string, UnitMatter> = {
  unit_founded: "organization",
  unit_changed: "organization",
  unit_merged: "organization",
  unit_split: "organization",
  unit_dissolved: "organization",
  unit_disbanded: "organization",
  members_transferred: "organization",
  power_changed: "organization",
  committee_change: "committee",
  unit_rating: "rating",
  unit_commendation: "commendation",
  unit_discipline: "discipline",
  inspection: "inspection",
  files_reconciled: "reconciled",
  member_book_reconciled: "reconciled",
};

/** The matter of an entry; a correction or a voiding is of the matter that it mends. */
export function matter_of(event: EventView, events: EventView[]): UnitMatter {
  const mended = event.values.find((value) => value.name === "corrects" || value.name === "voids")?.raw;
  const target = mended === undefined ? undefined : events.find((one) => String(one.event) === mended && one.event !== event.event);
  return target ? matter_of(target, events) : (matter_of_kind[event.kind] ?? "other");
}
