// Who answers a key: the layer that was opened last, then those under it. A component calls `use_keys` once.
import { onMount } from "svelte";
import { command_of, type Command } from "./shortcuts";
import { here } from "./state.svelte";

/** What a layer does for a command; returning false lets the key go on to the layer under it. */
export type KeyHandlers = Partial<Record<Command, (event: KeyboardEvent, digit: number) => boolean | void>>;
type Options = {
  /** Keeps every command from the layers under it, but for the lock, the help and the size. */
  modal?: boolean;
  /** The help and the palette are asked what works under them. */
  name?: string;
  /** Handled, and of no use just now: help, menu and palette do not offer it. */
  off?: () => Command[];
};
type Layer = { handlers: KeyHandlers } & Required<Options>;

let layers = $state.raw<Layer[]>([]);

/** Answers keys while the component lives. */
export function use_keys(handlers: KeyHandlers, { modal = false, name = "", off = () => [] }: Options = {}): void {
  onMount(() => {
    const layer: Layer = { handlers, modal, name, off };
    layers = [...layers, layer];
    return () => {
      layers = layers.filter((other) => other !== layer);
    };
  });
}

const writing: Command[] = ["new", "edit", "record", "meeting", "fill", "merge", "move_up", "move_down", "undo", "redo"];
const through_modal: Command[] = ["lock", "help", "larger", "smaller", "usual_size"];

/** The commands that do something here and now: what help, menu and palette offer. The menu can be opened while a sheet lies
 * over the page, and is not covered by it. */
export function commands_here(from_menu = false): Set<Command> {
  const found = new Set<Command>();
  let covered = false;
  for (const layer of layers.toReversed()) {
    if (layer.name === "help") continue;
    const off = layer.off();
    for (const command of Object.keys(layer.handlers) as Command[])
      if (!off.includes(command) && (!covered || through_modal.includes(command))) found.add(command);
    covered ||= layer.modal && !from_menu;
  }
  if (here.register?.read_only) for (const command of writing) found.delete(command);
  return found;
}

/** Runs a command as its key would, or as the menu does. */
export function run(command: Command, event: KeyboardEvent, digit = 0, from_menu = false): boolean {
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const layer = layers[at];
    const handler = layer?.handlers[command];
    if (handler && handler(event, digit) !== false) return true;
    // Whoever gets up from the desk locks, whatever lies open; help is of what lies open, and the size of all of it.
    if (layer?.modal && !from_menu && !through_modal.includes(command)) return false;
  }
  return false;
}

// Keys that the web view would take for itself (print page, find, reload, save), whether a screen answers them or not.
const kept_from_the_view = new Set(["F1", "Ctrl+P", "Ctrl+F", "Ctrl+O", "Ctrl+N", "Ctrl+G", "Ctrl+R", "Ctrl+S", "F5", "F3", "F7"]);

/** Listens at the window; called once, by the application. */
export function listen(): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const found = command_of(event);
    const name = `${event.ctrlKey ? "Ctrl+" : ""}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
    if (kept_from_the_view.has(name)) event.preventDefault();
    if (!found || (event.defaultPrevented && !kept_from_the_view.has(name))) return;
    if (run(found.command, event, found.digit)) event.preventDefault();
  };
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", pressed);
}
