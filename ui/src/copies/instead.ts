// Another file opened in place of the one that is open.
import { ask, commands, type Failure, type RegisterInfo, type Result } from "../client";
import { may_leave } from "../drafts.svelte";
import { here } from "../state.svelte";

/**
 * Keeps what is being typed, then shows what was opened, or gives why it was not. Where nothing is open any more, the
 * opening page is shown; where something typed could not be kept, one stays.
 */
export async function open_instead(opening: () => Promise<Result<RegisterInfo>>): Promise<Failure | null> {
  if (!(await may_leave())) return null;
  const answer = await ask(opening());
  if (answer.state === "data") {
    here.open(answer.data);
    return null;
  }
  const still = await ask(commands.registerInfo());
  if (still.state === "data" && still.data === null) here.close();
  return answer.failure;
}
