// Copying: the program itself puts what is copied on the clipboard, since WebKitGTK offers of a page the text alone.
import { ask, commands } from "./client";
import { here } from "./state.svelte";
import { failure_text } from "./writes";

/** Puts a text on the clipboard, and a table beside it; that it could not be is said. */
export async function copy_text(text: string, table = ""): Promise<boolean> {
  const answer = await ask(commands.putOnClipboard(text, table));
  if (answer.state !== "data") here.say(failure_text(answer.failure), { wrong: true });
  return answer.state === "data";
}
