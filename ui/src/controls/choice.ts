/** A line that can be chosen; `detail` stands muted beside it. */
export type Choice = { value: string; label: string; detail?: string; /** The one letter that means it in a grid. */ letter?: string };
