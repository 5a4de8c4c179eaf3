// What each people's list remembers while the register is open: its search, filters, order, columns and current row,
// so that one comes back to it as one left it, and can step through it from a person's page.
import { SvelteSet } from "svelte/reactivity";
import { commands, type Filters, type ListQuery, type ListRow, type ListScreen, type Sort } from "../client";
import type { Layout } from "../controls/table";
import { Pages } from "../pages.svelte";
import { here } from "../state.svelte";
import { usual_layout } from "./columns";

/** Nothing is narrowed. */
export const no_filters = (): Filters => ({
  stages: [],
  unit: null,
  overdue: false,
  due: false,
  stuck_days: null,
  people: null,
  conditions: [],
});

export class PeopleQuery {
  readonly screen: ListScreen;
  search = $state("");
  filters = $state<Filters>(no_filters());
  sort = $state<Sort>("name");
  descending = $state(false);
  layout = $state.raw<Layout>({ shown: [], widths: {} });
  current = $state(0);
  screen_total = $state(0);
  /** The people chosen, wherever they stand. */
  selected = new SvelteSet<string | number>();
  readonly pages: Pages<ListRow>;

  /** `on`: a day of its own, whatever the one looked at. */
  constructor(
    screen: ListScreen,
    readonly on: string | null = null,
  ) {
    this.screen = screen;
    this.layout = usual_layout(screen);
    this.pages = new Pages<ListRow>(
      (offset, limit, anew) => commands.listPage(this.query(), offset, limit, anew),
      (page) => {
        this.screen_total = (page as { screen_total?: number }).screen_total ?? page.total;
      },
    );
  }

  /** What is asked of the register: as filtered, sorted and dated. */
  query(): ListQuery {
    return {
      screen: this.screen,
      as_of: this.on ?? here.as_of,
      search: this.search.trim(),
      filters: $state.snapshot(this.filters) as Filters,
      sort: this.sort,
      descending: this.descending,
    };
  }

  get row(): ListRow | undefined {
    return this.pages.row(this.current);
  }

  /** Another search or filter: from the top again, nothing selected. */
  narrowed(): void {
    this.current = 0;
    this.selected.clear();
  }
}

/** The names behind a figure, asked for where the figure stands; of a figure of another day, as of that day. */
export function names_of(filters: Partial<Filters>, on: string | null = null): PeopleQuery {
  const list = new PeopleQuery("all", on);
  list.filters = { ...no_filters(), ...filters };
  return list;
}

const kept = new Map<ListScreen, PeopleQuery>();

/** The list of a screen, as it was left. */
export function people_list(screen: ListScreen): PeopleQuery {
  const list = kept.get(screen) ?? new PeopleQuery(screen);
  kept.set(screen, list);
  return list;
}

/** Another register was opened. */
export const forget_people_lists = (): void => kept.clear();
