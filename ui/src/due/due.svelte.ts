// What Việc remembers while the register is open: what is asked, the row one is on, the rows chosen.
import { SvelteSet } from "svelte/reactivity";
import { commands, type DueGroup, type DueGroupBy, type DueLine, type DuePage, type DueQuery, type DueRow, type DueWork } from "../client";
import { Pages } from "../pages.svelte";
import { here } from "../state.svelte";

/** A head of a group, or null. */
export const group_of = (row: DueRow): DueGroup | null => row.group ?? null;
/** What is to be done, or null of a head. */
export const work_of = (row: DueRow): DueWork | null => row.work ?? null;

/** What a line is grouped by: answers that are owed are not those that are waited for. */
export const group_key = (line: DueLine): string => (line.request === null ? line.clock : "request_reply");

/** What a row is known by, wherever it stands. */
export function row_id(row: DueRow): string {
  if (row.group !== undefined) return `group:${row.group.key}`;
  const { line } = row.work;
  return [line.case ?? (line.request === null ? `unit ${line.unit}` : `request ${line.request}`), line.clock, line.from, line.started_by].join(":");
}

export class DueList {
  search = $state("");
  before = $state<string | null>(null);
  within = $state<number | null>(null);
  unit = $state<number | null>(null);
  clock = $state<string | null>(null);
  turn = $state<string | null>(null);
  overdue = $state(false);
  group_by = $state<DueGroupBy>("clock");
  turned = $state<string[]>([]);
  current = $state(1);
  /** The first page of the present answer: its counts. */
  told = $state.raw<DuePage | null>(null);
  /** The rows chosen, by what they are: chosen they stay, though the list may not show them for a while. */
  selected = new SvelteSet<string | number>();
  /** What was read of them, for a search or a filter may hide them now; of which state of the register, by its writes. */
  readonly seen = new Map<string | number, DueWork>();
  seen_at = -1;
  readonly pages = new Pages<DueRow>(
    (offset, limit) => commands.duePage(this.query(), offset, limit),
    (page) => {
      this.told = page as DuePage;
    },
  );

  query(): DueQuery {
    return {
      as_of: here.as_of,
      search: this.search.trim(),
      before: this.before,
      within: this.within,
      unit: this.unit,
      clock: this.clock,
      turn: this.turn,
      overdue: this.overdue,
      group_by: this.group_by,
      turned: [...this.turned],
    };
  }

  get row(): DueRow | undefined {
    return this.pages.row(this.current);
  }

  /** Opens a closed group, closes an open one. */
  turn_group(key: string): void {
    this.turned = this.turned.includes(key) ? this.turned.filter((other) => other !== key) : [...this.turned, key];
  }

  /** Nothing is narrowed, and one looks as far ahead as usual. */
  clear(): void {
    this.before = this.within = this.unit = this.clock = this.turn = null;
    this.overdue = false;
  }
}

let kept: DueList | null = null;

/** Việc, as it was left. */
export const due_list = (): DueList => (kept ??= new DueList());

/** Another register was opened. */
export const forget_due_list = (): void => void (kept = null);
