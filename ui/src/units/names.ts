// A unit's name where room is scarce and the head says what it is.

/** The name without "Chi bộ" and "Phân xưởng" before it; whole where nothing would be left. The full one belongs in the tip. */
export const short_unit = (name: string): string => name.replace(/^chi bộ\s+(?=\S)/iu, "").replace(/^phân xưởng\s+(?=\S)/iu, "");
