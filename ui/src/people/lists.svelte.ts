// What each people's list remembers while the register is open: its search, filters, order, columns and current row,
// so that one comes back to it as one left it, and can step through it from a person's page.
import { SvelteSet } from "svelte/reactivity";
import {
  ask,
  commands,
  type Completeness,
  type Filters,
  type ListGroup,
  type ListPage,
  type ListQuery,
  type ListRow,
  type ListScreen,
  type Result,
  type SortBy,
} from "../client";
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
  /** By what it is sorted, one after another; none: by name. */
  sorts = $state.raw<SortBy[]>([]);
  /** The field by which it is grouped. */
  group = $state<string | null>(null);
  /** The paper it prints as, where one was chosen. */
  paper: string | null = null;
  /** The groups as last told. */
  groups = $state.raw<ListGroup[]>([]);
  /** Of a list that asks for what is missing: how whole it is. */
  completeness = $state.raw<Completeness | null>(null);
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
        const { screen_total, groups, completeness } = page as Partial<ListPage>;
        this.screen_total = screen_total ?? page.total;
        this.groups = groups ?? [];
        this.completeness = completeness ?? null;
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
      sorts: [...this.sorts],
      group: this.group,
      // What nobody chose is the screen's own affair: paper has the columns of its form.
      columns: this.layout.chosen ? this.layout.shown.map((code) => ({ code, width: null })) : [],
      paper: this.paper,
    };
  }

  /** The same for paper, with how wide each column was made. */
  printed(): ListQuery {
    const query = this.query();
    return { ...query, columns: query.columns.map(({ code }) => ({ code, width: this.layout.widths[code] ?? null })) };
  }

  /** Sorts by a field, or the other way round where it is sorted by it already; `adds`: after what it is sorted by. */
  sort_by(field: string, adds: boolean): void {
    const now = this.sorts.length === 0 ? [{ field: "name", descending: false }] : this.sorts;
    const at = now.findIndex((one) => one.field === field);
    const turned = at < 0 ? { field, descending: false } : { field, descending: !now[at]!.descending };
    if (!adds) this.sorts = at < 0 || now.length === 1 ? [turned] : [{ field, descending: false }];
    else this.sorts = at < 0 ? [...now, turned] : now.with(at, turned);
    this.current = 0;
  }

  /** Groups it by a field, or by none. */
  group_by(field: string | null): void {
    this.group = field;
    this.current = 0;
  }

  /** Asks for what was kept. */
  ask({ search, filters, sorts, group, columns, paper }: ListQuery): void {
    this.search = search;
    this.filters = filters;
    this.sorts = sorts;
    this.group = group;
    this.paper = paper;
    const widths = Object.fromEntries(columns.flatMap(({ code, width }) => (width === null ? [] : [[code, width]])));
    if (columns.length > 0) this.layout = { shown: columns.map(({ code }) => code), widths, chosen: true };
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
    const of = (ids: number[]): ListQuery => ({ ...this.query(), screen: "all", search: "", group: null, filters: { ...no_filters(), people: ids } });
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

/** A line of a list: a person, or the head of a group. */
export type Line = ListRow | ListGroup;
export const is_group = (line: Line): line is ListGroup => "title" in line;

/** How many heads stand over a row of a list, its own group's among them. */
export function heads_before(groups: ListGroup[], row: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (groups[middle]!.from <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands on a line: the place of a row, or the group that it heads. */
export function on_line(groups: ListGroup[], line: number): number | ListGroup {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (groups[middle]!.from + middle <= line) low = middle + 1;
    else high = middle;
  }
  const group = groups[low - 1];
  return group && group.from + low - 1 === line ? group : line - low;
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
