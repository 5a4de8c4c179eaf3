// Units as lines of a choice, indented by nothing: the parent's name stands beside.
import { ask, commands } from "../client";
import { closest, type Choice } from "../controls/choice";
import { here } from "../state.svelte";

/** The units of the date looked at whose name holds the text. */
export async function unit_choices(text: string): Promise<Choice[]> {
  const answer = await ask(commands.unitTree(here.as_of));
  if (answer.state !== "data") return [];
  const names = new Map(answer.data.map((unit) => [unit.unit, unit.name]));
  const units = answer.data
    .filter((unit) => unit.to === null)
    .map((unit) => ({ value: String(unit.unit), label: unit.name, detail: unit.parent === null ? "" : (names.get(unit.parent) ?? "") }));
  return closest(units, text);
}
