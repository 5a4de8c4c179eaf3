// Who answers a key: the layer that was opened last, then those under it. A component calls `use_keys` once.
import { onMount } from "svelte";
import { command_of, type Command } from "./shortcuts";

/** What a layer does for a command; returning false lets the key go on to the layer under it. */
export type KeyHandlers = Partial<Record<Command, (event: KeyboardEvent, digit: number) => boolean | void>>;
type Layer = { handlers: KeyHandlers; modal: boolean; name: string };

let layers = $state.raw<Layer[]>([]);

/** Answers keys while the component lives. A modal layer keeps every command from those under it, but for the lock. */
export function use_keys(handlers: KeyHandlers, options: { modal?: boolean; name?: string } = {}): void {
  onMount(() => {
    const layer: Layer = { handlers, modal: options.modal ?? false, name: options.name ?? "" };
    layers = [...layers, layer];
    return () => {
      layers = layers.filter((other) => other !== layer);
    };
  });
}

/** The commands that do something here, for the help of this screen. */
export function commands_here(): Set<Command> {
  const here = new Set<Command>();
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const layer = layers[at];
    if (!layer || layer.name === "help") continue;
    for (const command of Object.keys(layer.handlers) as Command[]) here.add(command);
    if (layer.modal) break;
  }
  return here;
}

/** Runs a command as its key would. */
export function run(command: Command, event: KeyboardEvent, digit = 0): boolean {
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const layer = layers[at];
    const handler = layer?.handlers[command];
    if (handler && handler(event, digit) !== false) return true;
    // Whoever gets up from the desk locks, whatever lies open.
    if (layer?.modal && command !== "lock") return false;
  }
  return false;
}

// Keys that the web view would take for itself (print page, find, reload, save), whether a screen answers them or not.
const kept_from_the_view = new Set(["Ctrl+P", "Ctrl+F", "Ctrl+O", "Ctrl+N", "Ctrl+G", "Ctrl+R", "Ctrl+S", "F5", "F3", "F7"]);

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
