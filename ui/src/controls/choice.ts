// Lines of a choice, and which of them letters mean.
import { folded } from "../words";

/** A line that can be chosen; `detail` stands muted beside it. */
export type Choice = { value: string; label: string; detail?: string; /** The one letter that means it in a grid. */ letter?: string };

/**
 * The lines that hold what is typed, closest first: its letter, its whole label, a label that begins so, a word that begins
 * so, then the rest; of each sort those whose marks are as typed ("kho" means Kho before Khởi). Else in the order given.
 */
export function closest<T extends Choice>(choices: T[], text: string): T[] {
  const key = folded(text);
  if (key === "") return choices;
  const typed = text.trim().toLocaleLowerCase();
  const as_typed = (label: string): boolean => label.toLocaleLowerCase().includes(typed);
  const distance = ({ label, letter }: T): number => {
    const plain = folded(label);
    if (letter === key) return 0;
    const sort = [plain === key, plain.startsWith(key), words_of(plain).some((word) => word.startsWith(key)), plain.includes(key)].indexOf(true);
    return sort < 0 ? Infinity : 1 + 2 * sort + (as_typed(label) ? 0 : 1);
  };
  return choices
    .map((choice) => ({ choice, distance: distance(choice) }))
    .filter((one) => one.distance < Infinity)
    .sort((one, other) => one.distance - other.distance)
    .map((one) => one.choice);
}

const words_of = (plain: string): string[] => plain.split(/[\s(,/-]+/);

/** The line that letters typed on a closed list go to: the next after the present one that begins so, round to the first. */
export function next_by_letters<T extends Choice>(choices: T[], text: string, now: string): T | undefined {
  const key = folded(text);
  const from = choices.findIndex((choice) => choice.value === now);
  // One letter goes on to the next such line; more letters may mean the line one is on.
  const start = text.length === 1 ? from + 1 : Math.max(0, from);
  return [...choices.slice(start), ...choices.slice(0, start)].find((choice) => key !== "" && folded(choice.label).startsWith(key));
}
