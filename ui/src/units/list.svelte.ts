// What the list of units remembers while the register is open, so that one comes back from a unit's page to its row.

class UnitList {
  search = $state("");
  /** The unit that one is on; null: the first. */
  unit = $state<number | null>(null);
  /** Those that have ended are shown after the tree. */
  with_ended = $state(false);
}

export const unit_list = new UnitList();

/** Another register was opened. */
export function forget_unit_list(): void {
  unit_list.search = "";
  unit_list.unit = null;
  unit_list.with_ended = false;
}
