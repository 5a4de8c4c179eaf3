// The wait after wrong tries, counted down second by second. The program keeps it; here it is only told.
import type { Failure } from "../client";

export class Wait {
  /** Seconds left; 0 while a try is free. */
  left = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Begins with what a failure says of a wait; none, where it says nothing of one. */
  begin(failure: Failure): void {
    this.end();
    // A computer that slept has waited too, so that the clock is asked and no ticks are counted.
    const until = Date.now() + 1000 * Number(failure.params.wait ?? failure.params.seconds ?? 0);
    const tell = (): void => {
      this.left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (this.left === 0) clearInterval(this.#timer);
    };
    this.#timer = setInterval(tell, 250);
    tell();
  }

  end(): void {
    clearInterval(this.#timer);
    this.left = 0;
  }
}
