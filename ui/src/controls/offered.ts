/** A line that is offered while something is typed: what it is called, what that lies in, and what is said of it. */
export type Offered = { name: string; within: string; said: string };

/** A place in its parts. */
export type PlaceParts = { commune: string | null; district: string | null; province: string | null; country: string | null; address: string | null };

/** The parts for which places are offered. */
export type OfferedPart = "commune" | "district" | "province";

/** A place that is offered. */
export type OfferedPlace = Offered & { place: PlaceParts };
