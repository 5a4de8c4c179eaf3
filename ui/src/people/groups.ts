// The parts of a person's facts, as the paper form turns from one matter to the next; and facts as they are typed.
import { person_parts, type FieldShape, type FieldView } from "../client";

export type FieldGroup = { title: string; fields: FieldShape[] };

// Each part begins at a field; the order within is the register's.
const begins: Record<string, string> = Object.fromEntries(person_parts);

/** The fields in their parts, in the order of the paper form. */
export function field_groups(fields: FieldShape[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const field of fields) {
    const title = begins[field.name];
    if (title || groups.length === 0) groups.push({ title: title ?? "ui.part_identity", fields: [] });
    groups.at(-1)?.fields.push(field);
  }
  return groups;
}

/** Known facts as they are typed, by field. */
export function typed_facts(known: FieldView[]): Record<string, string> {
  return Object.fromEntries(known.map((fact) => [fact.name, fact.raw]));
}

/** What differs from `before`; an empty text clears a fact. */
export function changed_facts(facts: Record<string, string>, before: Record<string, string>): Record<string, string> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(facts)])];
  return Object.fromEntries(names.filter((name) => (facts[name] ?? "") !== (before[name] ?? "")).map((name) => [name, facts[name] ?? ""]));
}
