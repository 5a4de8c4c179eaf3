// What the whole window shares: the open register, the as-of date, where one is, what changed, what was just said.
import type { KeyboardAt } from "./frame/keyboard_at.svelte";
import type { PeopleQuery } from "./people/lists.svelte";
import { setLocale } from "./generated/words/runtime.js";
import { commands, type ChosenFile, type Kind, type Failure, type Printed, type RecoveredRegister, type RegisterInfo, type Written } from "./client";

export type Screen =
  "overview" | "due" | "pool" | "courses" | "admission" | "probation" | "members" | "units" | "targets" | "reports" | "exchange" | "log" | "settings";

/** The screens in the order and the groups of the navigation. */
export const screen_groups: Screen[][] = [
  ["overview", "due"],
  ["pool", "courses", "admission", "probation", "members"],
  ["units", "targets"],
  ["reports", "exchange"],
  ["log", "settings"],
];

export const screens: Screen[] = screen_groups.flat();

/** How a page was left for its preview: it is come back to so. */
export type Left = { at: KeyboardAt | null; of_case?: number | null };

/** Where one is: a screen, or a page upon it. */
export type Place =
  | { screen: Screen; page: null; tab?: string }
  | { screen: Screen; page: "person"; person: number; edit?: boolean; left?: Left }
  | { screen: Screen; page: "names"; title: string; list: PeopleQuery; named?: number }
  | { screen: Screen; page: "course"; course: number }
  | { screen: Screen; page: "unit"; unit: number; left?: Left }
  | { screen: Screen; page: "requests"; request?: number }
  | { screen: Screen; page: "ratings" }
  | { screen: Screen; page: "print"; printed: Printed; chose_paper?: (paper: string) => void };

/** Counts the writes that touched each kind of thing; a question that reads one is asked again when it moves. */
export const changes = $state<Record<Kind, number>>({
  people: 0,
  cases: 0,
  courses: 0,
  units: 0,
  targets: 0,
  requests: 0,
  lists: 0,
  rules: 0,
  settings: 0,
  users: 0,
});

const all_changed = (): void => {
  for (const kind of Object.keys(changes) as Kind[]) changes[kind] += 1;
};

/** What was just said at the foot of the window. */
export type Said = {
  text: string;
  undo: boolean;
  wrong: boolean;
  /** It tells of copies that failed, and is untrue once one is made. */
  of_copies: boolean;
  at: number;
};

class Window {
  register = $state.raw<RegisterInfo | null>(null);
  /** The date looked at, null for today. */
  as_of = $state<string | null>(null);
  place = $state.raw<Place>({ screen: "overview", page: null });
  locked = $state(false);
  said = $state.raw<Said | null>(null);
  /** What came of a damaged register, until it was read. */
  recovered = $state.raw<RecoveredRegister | null>(null);
  language = $state<"vi" | "en">("vi");
  /** What the status bar says at its left: count, row, the keys that work here. */
  status = $state("");
  zoom = $state(1);
  /** Who signed in last, proposed the next time. */
  last_user = $state<string | null>(null);
  /** It is asked who works in the register, by name and PIN. */
  who_asked = $state(false);
  /** The drafts that wait are shown. */
  drafts_asked = $state(false);
  /** The draft that was gone to, until its page has opened its sheet. */
  draft_wanted = $state.raw<{ sheet: string; opened: unknown } | null>(null);
  /** The keys of this screen are shown. */
  keys_asked = $state(false);
  /** The guide is open, at the heading of that name. */
  guide_at = $state<string | null>(null);
  /** What the program is, and whose work is in it. */
  about_asked = $state(false);
  /** The register to be opened next, once this one is closed. */
  asked_for = $state.raw<ChosenFile | null>(null);
  /** The screens whose hint was put away; null until that is known. */
  hints_put_away = $state.raw<string[] | null>(null);
  #back: Place[] = [];

  get today(): string {
    return this.register?.today ?? "";
  }

  /** The date that everything on screen is true at. */
  get date(): string {
    return this.as_of ?? this.today;
  }

  /** Shows what was opened or unlocked, where one is; in a register with users it is asked who works there. */
  meet(register: RegisterInfo): void {
    this.register = register;
    this.who_asked = register.users.length > 0 && register.user === null;
  }

  /** Opens a register's first screen. */
  open(register: RegisterInfo): void {
    // What was said, and counted, is of what was open before.
    this.said = null;
    all_changed();
    this.meet(register);
    this.as_of = null;
    this.locked = register.locked;
    this.#back = [];
    this.place = { screen: "overview", page: null };
    this.speak(register.language === "en" ? "en" : "vi");
    show_theme(register.theme);
    document.documentElement.dataset.density = register.density;
  }

  close(): void {
    this.register = null;
    this.said = null;
    this.status = "";
  }

  go(place: Place): void {
    if (place.page !== null) this.#back.push(this.place);
    else this.#back = [];
    this.status = "";
    this.draft_wanted = null;
    this.place = place;
  }

  /** Goes to a screen, and to one of its tabs where it has some. */
  show(screen: Screen, tab?: string): void {
    this.go(tab === undefined ? { screen, page: null } : { screen, page: null, tab });
  }

  back(): void {
    this.status = "";
    this.place = this.#back.pop() ?? { screen: this.place.screen, page: null };
  }

  /** Nobody reads on: what was said goes with what it was said of. */
  lock(): void {
    this.said = null;
    this.locked = true;
  }

  /** The texts' language; the application draws itself anew. What was said in the other one goes. */
  speak(language: "vi" | "en"): void {
    if (language !== this.language) this.said = null;
    void setLocale(language, { reload: false });
    this.language = language;
    document.documentElement.lang = language;
  }

  say(text: string, options: { undo?: boolean; wrong?: boolean; of_copies?: boolean } = {}): void {
    const { undo = false, wrong = false, of_copies = false } = options;
    this.said = { text, undo, wrong, of_copies, at: performance.now() };
  }

  /** Takes what the register says of itself anew. */
  #tell(register: RegisterInfo): void {
    this.register = register;
    if (this.said?.of_copies && !register.copy_failed && !register.second_failed) this.said = null;
  }

  /** A window may stand open over midnight: takes the register's day anew, and all screens ask again where it has moved. What
   * became of the copy that is made while working is taken with it. */
  async follow_day(): Promise<void> {
    const before = this.register;
    if (!before || this.locked || writing()) return;
    const info = await commands.registerInfo().catch(() => null);
    if (info?.status !== "ok" || !info.data || info.data.locked) return;
    // Another register, or a newer telling of this one, may have come meanwhile; what is typed keeps its place.
    if (this.register !== before || writing()) return;
    this.#tell(info.data);
    if (info.data.today === before.today) return;
    all_changed();
  }

  /** What a write changed: the screens that show it ask again. */
  written(written: Written): void {
    for (const kind of written.changed) changes[kind] += 1;
    void commands.registerInfo().then((info) => {
      if (info.status === "ok" && info.data) this.#tell(info.data);
    });
  }
}

export const here = new Window();

// Whether a text field with something typed has the focus.
const writing = (): boolean => {
  const field = document.activeElement;
  return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== "";
};

/** Keeps today today: each minute, and when the window is come back to. Returns the way to stop. */
export function follow_days(): () => void {
  const look = (): void => void here.follow_day();
  const each_minute = setInterval(look, 60_000);
  window.addEventListener("focus", look);
  return () => {
    clearInterval(each_minute);
    window.removeEventListener("focus", look);
  };
}

/** Light, dark, or as the system has it. */
export function show_theme(theme: string): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** Larger or smaller, in steps, 100 to 200 %. */
export function resize(factor: number): void {
  here.zoom = Math.min(2, Math.max(1, Math.round(factor * 100) / 100));
  void commands.setZoom(here.zoom);
}

/** Whether the failure belongs to that field. */
export const at_field = (failure: Failure | null, field: string): boolean => failure?.field === field;
