// What is typed in a sheet and not written yet. It is kept in the register two seconds after the last key, whatever ends the
// sheet keeps it at once, and it is gone once written or thrown away. While the register is locked nothing of it is here.
import { onDestroy } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { ask, commands, type Answer, type Failure, type Result, type Written } from "./client";
import { iso_moment } from "./dates";
import { m } from "./generated/words/messages.js";
import { here, type Place } from "./state.svelte";
import { failure_text, write } from "./writes";

/** A draft as it stands: whom or what it is about, what was typed, and when it was kept. */
export type Draft = { of_what: string; content: string; kept_at: string };

// Open sheets hear it and shut, keeping what was typed.
const closing_sheets = "closing_sheets";

const kept = new SvelteMap<string, Draft>();
// Of these the register does not hold what was typed last.
const unkept = new Set<string>();
// Keeping and forgetting one after the other, in the order in which they were asked for.
let under_way: Promise<unknown> = Promise.resolve();

// That a draft could not be kept or read is said: what was typed stands in its sheet alone.
function told(answer: Answer<unknown>): void {
  if (answer.state === "refusal" || answer.state === "fault") here.say(failure_text(answer.failure), { wrong: true });
}

/** All drafts by their sheets, the latest last. */
export const drafts = (): [string, Draft][] => [...kept].sort(([, one], [, other]) => one.kept_at.localeCompare(other.kept_at));

// What is kept of a sheet: where it opens again, of whom where that place cannot tell, and what was typed.
type Content = { place: Place; opened?: unknown; typed: unknown };

/** Where a sheet stood: a screen, a person's page, a course's. */
function where(): Place {
  const { place } = here;
  return place.page === "names" || place.page === "print" ? { screen: place.screen, page: null } : place;
}

/** The draft of a sheet, if one was kept. */
export function draft<T>(sheet: string): T | null {
  const found = kept.get(sheet);
  return found ? ((JSON.parse(found.content) as Content).typed as T) : null;
}

/** Goes where the sheet of a draft is at home, and has it opened as it was left. */
export function go_to_draft(sheet: string, draft: Draft): void {
  // A sheet that is open here keeps what was typed in it.
  window.dispatchEvent(new Event(closing_sheets));
  const { place, opened } = JSON.parse(draft.content) as Content;
  here.as_of = null;
  here.go(place);
  here.draft_wanted = { sheet, opened };
}

/**
 * For a page: opens the sheet of the draft that was gone to. An opener stands under the first part of its sheets' keys; it is
 * given the other parts and what the draft keeps of whom it was opened, and answers false while the page has yet to read it.
 */
export function opens_drafts(openers: Record<string, (of: string[], opened: unknown) => boolean | void>): void {
  $effect(() => {
    if (!here.draft_wanted) return;
    const [what = "", ...of] = here.draft_wanted.sheet.split(":");
    const open = openers[what];
    if (open && open(of, here.draft_wanted.opened) !== false) here.draft_wanted = null;
  });
}

/** Keeps what a sheet holds. */
export function keep_draft(sheet: string, of_what: string, value: unknown, { home, opened }: AtHome = {}): Promise<unknown> {
  const content = JSON.stringify({ place: home ?? where(), opened, typed: value } satisfies Content);
  if (kept.get(sheet)?.content === content) return under_way;
  const draft = { of_what, content, kept_at: iso_moment(Date.now() / 1000) };
  kept.set(sheet, draft);
  return put(sheet, draft);
}

function put(sheet: string, { of_what, content }: Draft): Promise<unknown> {
  under_way = under_way.then(async () => {
    const answer = await ask(commands.keepDraft(sheet, of_what, content));
    if (answer.state === "data") unkept.delete(sheet);
    else if (kept.has(sheet)) unkept.add(sheet);
    told(answer);
  });
  return under_way;
}

/** Forgets what a sheet held: it was written, or thrown away. */
export function drop_draft(sheet: string): boolean {
  unkept.delete(sheet);
  const was = kept.delete(sheet);
  if (was) under_way = under_way.then(() => ask(commands.forgetDraft(sheet)));
  return was;
}

/** Reads what is kept in the register that was opened or unlocked, for whoever is signed in. */
export async function load_drafts(): Promise<void> {
  const answer = await ask(commands.draftList());
  if (answer.state !== "data") return told(answer);
  forget_drafts();
  for (const { sheet, ...one } of answer.data) kept.set(sheet, one);
}

/** Nothing of it stays here: another register is opened, or this one locks. */
export function forget_drafts(): void {
  kept.clear();
  unkept.clear();
}

// Open sheets keep what was typed, and what could not be kept before is tried again; whether all of it is in the register.
async function keep_all(): Promise<boolean> {
  window.dispatchEvent(new Event(closing_sheets));
  for (const sheet of unkept) {
    const draft = kept.get(sheet);
    if (draft) void put(sheet, draft);
  }
  await under_way;
  return unkept.size === 0;
}

// Which of them one stayed for, as it was said.
let stayed_for = "";

/**
 * Before the register is locked, closed or changes hands: all that was typed is kept. False where it could not be: that is
 * said, and one stays, once; whoever goes again leaves it behind.
 */
export async function may_leave(): Promise<boolean> {
  if (await keep_all()) return true;
  const those = [...unkept].join(" ");
  if (those === stayed_for) return true;
  stayed_for = those;
  here.say(m["ui.drafts_not_kept"]({ count: unkept.size }), { wrong: true });
  return false;
}

const kept_after = 2000;

/** Where a draft opens again, unless where it was typed, and of whom, where that place cannot tell by the sheet's key. */
export type AtHome = { home?: Place; opened?: unknown };

type Options<T> = AtHome & {
  /** Which sheet, and of what. */
  sheet: string;
  /** Whom or what it is about, in words. */
  of_what: () => string;
  /** What is typed now. */
  now: () => T;
  /** Whether anything was typed; without it, whether it differs from what the sheet began with. */
  touched?: () => boolean;
  close: () => void;
};

/** What a sheet does with what is typed in it. */
export type Form = {
  /** A write is under way: another is not begun, however often the key comes. */
  readonly busy: boolean;
  /** It began with what was kept before. */
  readonly from_draft: boolean;
  /** Closes the sheet and keeps what was typed. */
  shut: () => void;
  /** Closes the sheet and throws away what was typed, on purpose. */
  throw_away: () => void;
  /** Writes, once; gives the failure, or null where it was written or a write is under way already. */
  write: <W extends Written>(question: () => Promise<Result<W>>, done?: (written: W) => void) => Promise<Failure | null>;
  /** What was typed is written: the sheet begins anew. */
  begin_anew: () => void;
};

/** For a sheet: what is typed in it is not lost, whatever ends it. Called once, while the sheet is set up. */
export function use_form<T>({ sheet, of_what, now, touched, close, ...at_home }: Options<T>): Form {
  let from_draft = $state(kept.has(sheet));
  let first = JSON.stringify(now());
  let ended = false;
  let busy = $state(false);
  const is_touched = (): boolean => (touched ? touched() : from_draft || JSON.stringify(now()) !== first);

  function keep(): void {
    if (!ended && !here.register?.read_only && is_touched()) void keep_draft(sheet, of_what(), now(), at_home);
  }

  $effect(() => {
    void JSON.stringify(now());
    const timer = setTimeout(keep, kept_after);
    return () => clearTimeout(timer);
  });

  function shut(): void {
    if (!ended && is_touched()) here.say(m["ui.draft_kept"]());
    keep();
    ended = true;
    close();
  }

  $effect(() => {
    window.addEventListener(closing_sheets, shut);
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener(closing_sheets, shut);
      window.removeEventListener("pagehide", keep);
    };
  });
  // A click in the navigation takes the sheet away as well.
  onDestroy(() => {
    keep();
    ended = true;
  });

  return {
    get busy() {
      return busy;
    },
    get from_draft() {
      return from_draft;
    },
    shut,
    throw_away() {
      ended = true;
      drop_draft(sheet);
      close();
    },
    async write(question, done) {
      if (busy || ended) return null;
      busy = true;
      const failure = await write(question(), (written) => {
        ended = true;
        drop_draft(sheet);
        done?.(written);
      });
      busy = false;
      return failure;
    },
    begin_anew() {
      ended = false;
      from_draft = false;
      first = JSON.stringify(now());
    },
  };
}
