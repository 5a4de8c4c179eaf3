// A draft of a form over what stands: only what was changed, each field with the value that it had then.

export type Touched = Record<string, { was: string; typed: string }>;

/** The form as a draft left it. Where the register has another value by now, it is asked which is meant; until then the register's stands. */
export function draft_against(
  kept: Touched,
  before: Record<string, string>,
): { values: Record<string, string>; asked: [string, { was: string; typed: string }][] } {
  const now = (field: string): string => before[field] ?? "";
  const asked = Object.entries(kept).filter(([field, { was, typed }]) => now(field) !== was && now(field) !== typed);
  const sure = Object.entries(kept).filter(([field]) => !asked.some(([other]) => other === field));
  return { values: { ...before, ...Object.fromEntries(sure.map(([field, { typed }]) => [field, typed])) }, asked };
}
