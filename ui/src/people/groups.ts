// The parts of a person's facts, as the paper form turns from one matter to the next.
import type { Person, Place } from "../client";
import type { PersonField } from "../codes";

export type FieldGroup = { title: string; fields: PersonField[] };

// Each part begins at this field; the order within is the register's.
const begins: Partial<Record<keyof Person, string>> = {
  birth_name: "ui.part_identity",
  occupation: "ui.part_work",
  mass_organizations: "ui.part_history",
  relatives: "ui.part_family",
};

/** The fields in their parts, in the order of the paper form. */
export function field_groups(fields: PersonField[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const field of fields) {
    const title = begins[field.name];
    if (title || groups.length === 0) groups.push({ title: title ?? "ui.part_identity", fields: [] });
    groups.at(-1)?.fields.push(field);
  }
  return groups;
}

/** A place in one line, smallest part first; the old district in brackets. */
export function place_text(place: Place | null): string {
  if (!place) return "";
  const parts = [place.address, place.commune, place.district ? `(${place.district})` : null, place.province, place.country];
  return parts.filter(Boolean).join(", ").replace(", (", " (");
}

/** A person of whom nothing is known yet. */
export function nobody(fields: PersonField[]): Person {
  return Object.fromEntries(fields.map((field) => [field.name, field.name === "birth_name" ? "" : null])) as unknown as Person;
}

/** The facts as they are typed: a place and a list as JSON; only those that differ from `before`, an empty text clears. */
export function typed_facts(facts: Person, before: Person | null = null): Record<string, string> {
  const typed = (value: Person[keyof Person]): string => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
  const names = Object.keys(facts) as (keyof Person)[];
  return Object.fromEntries(
    names.map((name) => [name, typed(facts[name])] as const).filter(([name, text]) => text !== (before ? typed(before[name]) : "")),
  );
}
