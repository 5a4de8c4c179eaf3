// Every figure opens its names: the list of those it is made of, as a page over the screen where it stands.
import type { Filters, NamedList } from "../client";
import { m } from "../generated/words/messages.js";
import { here } from "../state.svelte";
import { PeopleQuery, names_of } from "./lists.svelte";

/** Opens the names behind a figure; of a figure of another day than the one looked at, as of that day. */
export function show_names(title: string, filters: Partial<Filters>, on: string | null = null): void {
  here.go({ screen: here.place.screen, page: "names", title, list: names_of(filters, on) });
}

/** Opens a list that has a name, as it was kept. */
export function show_named(named: NamedList): void {
  if (named.gone.length > 0) here.say(m["ui.named_gone"]({ fields: named.gone.join(", ") }), { wrong: true });
  const list = new PeopleQuery(named.query.screen);
  list.ask(named.query);
  here.go({ screen: here.place.screen, page: "names", title: named.name, list, ...(named.id === null ? {} : { named: named.id }) });
}
