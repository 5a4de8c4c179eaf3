// The rows of a table that are drawn: those in view and a few beside them, however many there are.
import { createVirtualizer } from "@tanstack/svelte-virtual";
import { untrack } from "svelte";
import { get } from "svelte/store";

type Options = {
  scroller: () => HTMLDivElement | undefined;
  total: () => number;
  /** In px. */
  row_height: () => number;
  /** Of the head that stays at the top, in px. */
  head_height: number;
};

/** Called once, while the table is set up. */
export function rows_in_view({ scroller, total, row_height, head_height }: Options) {
  const getScrollElement = (): HTMLDivElement | null => scroller() ?? null;
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: 0,
    getScrollElement,
    estimateSize: row_height,
    overscan: 8,
    scrollMargin: head_height,
    scrollPaddingStart: head_height,
  });
  $effect(() => {
    const [count, height] = [total(), row_height()];
    untrack(() => {
      get(virtualizer).setOptions({ count, estimateSize: () => height, getScrollElement });
      get(virtualizer).measure();
    });
  });
  return virtualizer;
}
