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

const locking = "register_locks";

/** The register locks: open sheets keep what was typed. */
export const tell_locking = (): boolean => window.dispatchEvent(new Event(locking));

/** For a sheet: keeps its draft also when the register locks over it. */
export function keep_when_locked(keep: () => void): void {
  $effect(() => {
    window.addEventListener(locking, keep);
    return () => window.removeEventListener(locking, keep);
  });
}
