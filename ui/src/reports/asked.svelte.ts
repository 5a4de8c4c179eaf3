// What was asked for last on Báo cáo: it is come back to so.

class Asked {
  report = $state("movement");
  /** As it is spelt; blank until the likely one is known. */
  period = $state("");
  /** Null: the whole register. */
  unit = $state<number | null>(null);
  /** The row that the keys act on. */
  current = $state(0);

  forget(): void {
    this.report = "movement";
    this.period = "";
    this.unit = null;
    this.current = 0;
  }
}

export const asked_last = new Asked();
