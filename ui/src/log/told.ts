// An operation of the log as it is named.
import { m } from "../generated/words/messages.js";
import { operation_text } from "../writes";
import { sentence } from "../words";

/** What was done; an undo bears the name of what it took back. */
export function name_of(row: { name: string; params: Record<string, string>; kind: string }): string {
  const text = operation_text(row.name, row.params);
  if (row.kind === "undo") return m["operation.undo"]({ operation: text });
  return row.kind === "redo" ? m["operation.redo"]({ operation: text }) : sentence(text);
}

/** Who did it. Nobody named themselves in the settings: blank stays blank. */
export const maker = (who: string): string => (who === "?" ? "" : who);
