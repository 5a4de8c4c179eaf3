// How sure the source of a rule or a day off is.

/** Whether the text itself was not read: one city's guidance (H), second-hand (R), general knowledge (G). */
export const unconfirmed = (mark: string): boolean => ["H", "R", "G"].includes(mark);
