// The one closed table of commands and their keys. Menu, palette, help and tips read it; nothing else compares keys.
// Bare letters are never commands: they search.

/** What each command's keys are, in the order of the help; one without a key is in menu and palette alone. */
export const shortcuts = {
  up: ["ArrowUp"],
  down: ["ArrowDown"],
  page_up: ["PageUp"],
  page_down: ["PageDown"],
  first: ["Home"],
  last: ["End"],
  open: ["Enter"],
  back: ["Escape"],
  edit: ["F2"],
  select: ["Insert"],
  extend_up: ["Shift+ArrowUp"],
  extend_down: ["Shift+ArrowDown"],
  extend_page_up: ["Shift+PageUp"],
  extend_page_down: ["Shift+PageDown"],
  extend_first: ["Shift+Home"],
  extend_last: ["Shift+End"],
  left: ["ArrowLeft"],
  right: ["ArrowRight"],
  extend_left: ["Shift+ArrowLeft"],
  extend_right: ["Shift+ArrowRight"],
  select_all: ["Ctrl+A"],
  copy: ["Ctrl+C"],
  new: ["Ctrl+N"],
  open_file: ["Ctrl+O"],
  open_register: ["Ctrl+Shift+O"],
  record: ["Ctrl+E"],
  meeting: [],
  fill: ["Alt+D"],
  merge: [],
  search: ["Ctrl+F"],
  filter: ["Ctrl+L"],
  columns: ["Alt+C"],
  lists: ["Alt+L"],
  as_of: ["Ctrl+D"],
  today: ["Alt+0"],
  print: ["Ctrl+P"],
  undo: ["Ctrl+Z"],
  redo: ["Ctrl+Y"],
  write: ["Ctrl+Enter"],
  write_and_next: ["Ctrl+Shift+Enter"],
  next_area: ["F6"],
  previous_area: ["Shift+F6"],
  previous_person: ["Alt+ArrowUp"],
  next_person: ["Alt+ArrowDown"],
  move_up: ["Alt+Shift+ArrowUp"],
  move_down: ["Alt+Shift+ArrowDown"],
  next_to_look_at: ["F8"],
  screen: ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"],
  menu: ["Alt+M"],
  panel: ["Ctrl+I"],
  palette: ["Ctrl+K"],
  lock: ["Ctrl+Shift+L"],
  reveal: ["Alt+H"],
  help: ["F1"],
  larger: ["Ctrl++", "Ctrl+="],
  smaller: ["Ctrl+-"],
  usual_size: ["Ctrl+0"],
  guide: [],
  drafts: [],
  sign_in: [],
  close_register: [],
  put_hint_away: [],
  about: [],
} as const satisfies Record<string, readonly string[]>;

/** A command; its words are `ui.key.<command>`. */
export type Command = keyof typeof shortcuts;

/** What the menu offers under the screens, where it works. */
export const menu_groups: Command[][] = [
  ["fill"],
  ["undo", "redo"],
  ["palette", "help", "guide", "larger", "smaller", "usual_size"],
  ["open_register", "drafts", "sign_in", "lock", "close_register"],
  ["about"],
];

/** Where the cursor and the keyboard go: a key says that quicker than any list of names, so that the palette leaves these out. */
export const of_the_hand: ReadonlySet<Command> = new Set<Command>([
  "up",
  "down",
  "page_up",
  "page_down",
  "first",
  "last",
  "open",
  "back",
  "select",
  "extend_up",
  "extend_down",
  "extend_page_up",
  "extend_page_down",
  "extend_first",
  "extend_last",
  "next_area",
  "previous_area",
  "screen",
  "palette",
]);

/** All of them, in the order of the help. */
export const all_commands = Object.keys(shortcuts) as Command[];

const keys_of = (command: Command): readonly string[] => shortcuts[command];

const by_combination = new Map<string, Command>(
  all_commands.flatMap((command) => keys_of(command).map((combination): [string, Command] => [combination, command])),
);

function combination(event: KeyboardEvent): string {
  const key = /^Digit\d$/.test(event.code) && (event.ctrlKey || event.altKey) ? event.code.slice(5) : event.key;
  const name = key.length === 1 ? key.toUpperCase() : key;
  const shift = event.shiftKey && (name.length > 1 || /[A-Z]/.test(name));
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${name}`;
}

/** The command of a key event, with the digit of a screen key. While an input method composes, no key is a command. */
export function command_of(event: KeyboardEvent): { command: Command; digit: number } | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const pressed = combination(event);
  const command = by_combination.get(pressed);
  return command === undefined ? null : { command, digit: Number(pressed.slice(-1)) || 0 };
}

const shown: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "PgUp",
  PageDown: "PgDn",
};

/** The keys as they are written on a button: "Ctrl+Enter"; the first where there are several, a span for screens; empty for none. */
export function key_text(command: Command): string {
  if (command === "screen") return "Ctrl+1…9";
  return (keys_of(command)[0] ?? "")
    .split(/\+(?!$)/)
    .map((part) => shown[part] ?? part)
    .join("+");
}
