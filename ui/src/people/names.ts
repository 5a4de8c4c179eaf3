// Every figure opens its names: the list of those it is made of, as a page over the screen where it stands.
import type { Filters } from "../client";
import { here } from "../state.svelte";
import { names_of } from "./lists.svelte";

/** Opens the names behind a figure; of a figure of another day than the one looked at, as of that day. */
export function show_names(title: string, filters: Partial<Filters>, on: string | null = null): void {
  here.go({ screen: here.place.screen, page: "names", title, list: names_of(filters, on) });
}
