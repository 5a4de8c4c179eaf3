// From one register to another: what was typed is kept, the open one is closed with its copy, the other asks for its passphrase.
import { ask, commands, type ChosenFile } from "../client";
import { may_leave } from "../drafts.svelte";
import { here } from "../state.svelte";
import { failure_text } from "../writes";

/** Closes the register that is open; says why where that fails. */
export async function close_register(): Promise<void> {
  if (!(await may_leave())) return;
  const answer = await ask(commands.closeRegister());
  if (answer.state !== "data") return here.say(failure_text(answer.failure), { wrong: true });
  here.close();
}

/** Closes it and goes to the passphrase of another. */
export async function open_register(file: ChosenFile): Promise<void> {
  here.asked_for = file;
  await close_register();
}
