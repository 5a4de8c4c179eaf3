// Places offered while one is typed, each with what is said of it.
import { ask, commands, type PlaceOffered } from "../client";
import type { OfferedPart, OfferedPlace, PlaceParts } from "../controls/offered";
import { m } from "../generated/words/messages.js";

// What became of an old name is always said; which time a name is of, only where both are offered.
function said(offered: PlaceOffered, both_times: boolean): string {
  if (offered.kind === "last_used") return m["ui.place_last_used"]();
  if (offered.kind === "new") return both_times ? m["ui.place_new"]() : "";
  if (offered.kind === "old") return both_times ? m["ui.place_old"]() : "";
  const now = offered.now ?? "";
  const became = offered.divided ? m["ui.place_became_part"]({ now }) : m["ui.place_became"]({ now });
  return both_times ? m["ui.place_with_old"]({ became }) : became;
}

/** The places that may be meant; `on`: the day of the fact, null where both times may be meant. */
export async function find_places(part: OfferedPart, text: string, place: PlaceParts | null, on: string | null): Promise<OfferedPlace[]> {
  const answer = await ask(commands.placesOffered({ part, text, place }, on));
  if (answer.state !== "data") return [];
  return answer.data.map((offered) => ({ place: offered.place, name: offered.name, within: offered.within, said: said(offered, on === null) }));
}
