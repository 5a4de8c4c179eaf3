// What a sheet held when it was closed without writing. Only in memory: nothing typed is left behind on a disk.
const drafts = new Map<string, unknown>();

/** The draft of a sheet, if one was kept. */
export const draft = <T>(key: string): T | null => (drafts.get(key) as T | undefined) ?? null;

export function keep_draft(key: string, value: unknown): void {
  drafts.set(key, structuredClone(value));
}

export const drop_draft = (key: string): boolean => drafts.delete(key);

/** Another register is opened. */
export const forget_drafts = (): void => drafts.clear();
