// How good a new passphrase is, as the register will judge it: what anybody would guess is none.
import { passphrase_different, passphrase_least } from "../client";

/** What is still wanting: letters, or different ones; both zero for a good one. */
export function wanting(typed: string): { letters: number; different: number } {
  // As the register reads it: no blanks at the ends, no signs without width.
  const meant = typed
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .trim();
  const letters = [...meant];
  const different = new Set(letters.filter((letter) => letter.trim() !== "")).size;
  return { letters: Math.max(0, passphrase_least - letters.length), different: Math.max(0, passphrase_different - different) };
}
