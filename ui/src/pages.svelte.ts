// A long list of which only the pages looked at are fetched. The true length is known from the first answer.
import { SvelteMap } from "svelte/reactivity";
import { ask, show_waiting_after, type Answer, type Failure, type Result } from "./client";
import { here } from "./state.svelte";
import { failure_text } from "./writes";

/** One page as a command returns it. */
export type Page<T> = { total: number; rows: T[] };

const page_size = 200;
/** As many as a command gives in one answer. */
const copied_at_once = 1000;

export class Pages<T> {
  total = $state(0);
  /** Waiting for the first page, long enough to be shown. */
  late = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Whether the first page of the present question has come. */
  ready = $state(false);
  #rows = new SvelteMap<number, T[]>();
  #asked = new Set<number>();
  #turn = 0;
  #awaited: (() => void)[] = [];
  #fetch: (offset: number, limit: number, anew: boolean) => Promise<Result<Page<T>>>;
  #first: ((page: Page<T>) => void) | undefined;

  /** Empty until `again`; `first` is told of the first page of each question. */
  constructor(fetch: (offset: number, limit: number, anew: boolean) => Promise<Result<Page<T>>>, first?: (page: Page<T>) => void) {
    this.#fetch = fetch;
    this.#first = first;
  }

  /** Asks anew from the rows in view. What stood stays until the answer comes, so that nothing flickers. */
  async again(from = 0): Promise<void> {
    const turn = ++this.#turn;
    const page = Math.floor(from / page_size);
    this.ready = false;
    this.#asked.clear();
    this.#asked.add(page);
    const late = setTimeout(() => {
      if (turn === this.#turn) this.late = true;
    }, show_waiting_after);
    const answer = await this.#page(page, turn, true);
    clearTimeout(late);
    if (turn !== this.#turn) return;
    this.late = false;
    this.ready = true;
    for (const go_on of this.#awaited.splice(0)) go_on();
    this.#rows.clear();
    if (answer.state === "data") {
      this.failure = null;
      this.total = answer.data.total;
      this.#rows.set(page, answer.data.rows);
      this.#first?.(answer.data);
    } else {
      this.failure = answer.failure;
      this.total = 0;
    }
  }

  /** Waits for the answer to the present question, where it has not come yet. */
  async settled(): Promise<void> {
    while (!this.ready) await new Promise<void>((go_on) => this.#awaited.push(go_on));
  }

  row(index: number): T | undefined {
    return this.#rows.get(Math.floor(index / page_size))?.[index % page_size];
  }

  /** Fetches what is missing of the rows in view. */
  async need(from: number, to: number): Promise<void> {
    if (!this.ready) return;
    const turn = this.#turn;
    for (let page = Math.floor(from / page_size); page <= Math.floor(to / page_size); page += 1) {
      if (this.#asked.has(page) || page * page_size >= this.total) continue;
      this.#asked.add(page);
      const answer = await this.#page(page, turn, false);
      if (turn !== this.#turn) return;
      if (answer.state === "data") this.#rows.set(page, answer.data.rows);
      else this.#asked.delete(page);
    }
  }

  /** A page; asked once more while it is still wanted and an older question, late on its way, had it stopped. */
  async #page(page: number, turn: number, anew: boolean): Promise<Exclude<Answer<Page<T>>, { state: "waiting" }>> {
    for (;;) {
      const answer = await ask(this.#fetch(page * page_size, page_size, anew));
      if (answer.state === "data" || turn !== this.#turn || answer.failure.code !== "interrupted") return answer;
    }
  }

  /**
   * The rows that are wanted, in the list's order, as many as there are; those that are not here are fetched, in long pages.
   * `told` hears how many were looked through and says whether to go on. Null where it was given up, another question was
   * asked meanwhile, or they could not be fetched, which is said.
   */
  async rows(wanted: (row: T) => boolean, count: number, told: (done: number) => boolean): Promise<T[] | null> {
    const at_hand = [...this.#rows.entries()].sort(([one], [other]) => one - other).flatMap(([, rows]) => rows.filter(wanted));
    if (at_hand.length === count) return at_hand;
    const [turn, found]: [number, T[]] = [this.#turn, []];
    for (let from = 0; from < this.total && found.length < count; from += copied_at_once) {
      if (turn !== this.#turn || !told(from)) return null;
      const answer = await ask(this.#fetch(from, copied_at_once, false));
      if (answer.state !== "data") {
        if (turn === this.#turn) here.say(failure_text(answer.failure), { wrong: true });
        return null;
      }
      found.push(...answer.data.rows.filter(wanted));
    }
    return turn === this.#turn ? found : null;
  }
}
