// A question that a screen keeps asking: again when what it depends on changes, and when a write changed its kinds.
import { Asker, type Answer, type Kind, type Result } from "./client";
import { changes } from "./state.svelte";

/** The answer, what was answered before it (shown while the next is under way, so that nothing jumps), and `again`. */
export type Query<T> = { readonly answer: Answer<T>; readonly data: T | null; again(): void };

/** Asks while the component lives. `question` reads reactive state; returning null asks nothing. */
export function query<T>(question: () => Promise<Result<T>> | null, kinds: Kind[] = []): Query<T> {
  let answer = $state.raw<Answer<T>>({ state: "waiting", late: false });
  let data = $state.raw<T | null>(null);
  let asked_again = $state(0);
  const asker = new Asker<T>((told) => {
    answer = told;
    if (told.state === "data") data = told.data;
  });
  $effect(() => {
    void asked_again;
    for (const kind of kinds) void changes[kind];
    const asked = question();
    if (asked) void asker.ask(() => asked);
    return () => asker.drop();
  });
  return {
    get answer() {
      return answer;
    },
    get data() {
      return data;
    },
    again() {
      asked_again += 1;
    },
  };
}
