// What the status bar says of a list.

/** Count, row and keys ("3 dòng · dòng 1 · Enter mở") as they are said; of an empty list the count alone, since it has no row to act on. */
export const list_status = (said: string, rows: number): string => (rows > 0 ? said : (said.split(" · ")[0] ?? said));
