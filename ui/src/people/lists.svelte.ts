// What each people's list remembers while the register is open: its search, filters, order, columns and current row,
// so that one comes back to it as one left it, and can step through it from a person's page.
import { SvelteSet } from "svelte/reactivity";
import { ask, commands, type Filters, type ListQuery, type ListRow, type ListScreen, type Result, type Sort } from "../client";
import type { Layout } from "../controls/table";
import { Pages } from "../pages.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";
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
  /** The people chosen, wherever they stand: a search or a filter that hides one does not take the choice away. */
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

  /**
   * The rows of these people in the list's order, whether it shows them just now or not. `told` hears how many are there and
   * says whether to go on. Null where it was given up or they could not be fetched, which is said.
   */
  async rows_of(people: Set<string | number>, told: (done: number) => boolean): Promise<ListRow[] | null> {
    // As they stand on the day, also where they have left the screen since they were chosen.
    const of = (ids: number[]): ListQuery => ({ ...this.query(), screen: "all", search: "", filters: { ...no_filters(), people: ids } });
    const ids = [...people].map(Number);
    const ordered = ids.length <= at_once ? ids : await answered(() => commands.listIds(of(ids)));
    if (!ordered) return null;
    const rows: ListRow[] = [];
    for (let from = 0; from < ordered.length; from += at_once) {
      if (!told(from)) return null;
      const page = await answered(() => commands.listPage(of(ordered.slice(from, from + at_once)), 0, at_once, false));
      if (!page) return null;
      rows.push(...page.rows);
    }
    return told(rows.length) ? rows : null;
  }
}

/** As many rows as a command gives in one answer. */
const at_once = 1000;

/** The answer, asked once more where another question had it stopped; null where there is none, which is said. */
async function answered<T>(asks: () => Promise<Result<T>>): Promise<T | null> {
  for (;;) {
    const answer = await ask(asks());
    if (answer.state === "data") return answer.data;
    if (answer.failure.code === "interrupted") continue;
    here.say(failure_text(answer.failure), { wrong: true });
    return null;
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
