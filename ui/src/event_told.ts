// What happened, in one sentence an event kind: "Nhận Tổng hợp ý kiến nhận xét". The pattern stands among the words under
// `told.<kind>`: parts between bars, of which those whose values are unknown fall away. Below it stands what the paper says.
import type { FieldView, Shown } from "./client";
import { shown_date } from "./dates";
import { m } from "./generated/words/messages.js";
import { told } from "./spoken";
import { event_name, has_word, sentence, within_sentence, word } from "./words";

/** What a sentence is made of: an entry of a person's case, or of a unit. */
export type Happened = {
  kind: string;
  values: FieldView[];
  document_number?: string | null;
  document_date?: string | null;
  /** When it happened, ISO: a document of the same day needs no date of its own. */
  on?: string;
  issuer?: string | null;
  note?: string | null;
  reason?: string | null;
  /** Of the person whose entry it is: a wife or a husband. */
  sex?: string | null;
};

// Inside a sentence these begin small; names of bodies and papers keep their capital.
const small_lists = ["relation", "place_scope", "transfer_scope", "slip_kind", "course_result"];

function inside(shown: Shown, sex: string | null | undefined): string {
  if (shown.rows !== undefined) return shown.rows.map((row) => row.map((cell) => inside(cell, sex)).join(", ")).join("; ");
  if (shown.codes === undefined || !small_lists.includes(shown.codes.list)) return told(shown);
  if (shown.codes.list === "relation" && shown.codes.codes[0]?.code === "spouse" && sex) return word(`told.spouse_of.${sex}`);
  return within_sentence(told(shown));
}

// What a pattern names is put in after it was taken apart, so that a bar or a brace that a clerk typed stays one.
const [opens, closes] = ["\uE000", "\uE001"];
const named: Record<string, unknown> = new Proxy({}, { get: (_, name) => `${opens}${String(name)}${closes}`, has: () => true });

/** The parts that are whole: joined by commas, unless a part brings its own blank or colon, which the first one keeps. */
function joined(parts: string[]): string {
  let colon = false;
  return parts.reduce((text, part, index) => {
    if (index === 0) return part;
    const brings = part.startsWith(": ");
    const next = brings && colon ? `, ${part.slice(2)}` : /^[ :]/.test(part) ? part : `, ${part}`;
    colon ||= brings;
    return text + next;
  }, "");
}

/** A pattern with its values; a part that names an unknown one falls away. */
function filled(pattern: string, value: (name: string) => string): string {
  const parts = pattern.split("|").map((part) => {
    let whole = true;
    const text = part.replace(/\uE000(\w+)\uE001/g, (_, name: string) => {
      const said = value(name);
      whole &&= said !== "";
      return said;
    });
    return whole ? text : "";
  });
  return joined(parts.filter((part) => part !== ""));
}

/** What happened. */
export function event_title(event: Happened): string {
  const value = (name: string): string => {
    const field = event.values.find((one) => one.name === name);
    if (!field) return "";
    const said = name === "kind" ? told(field.shown) : inside(field.shown, event.sex);
    // A yes or no says what it means here; where only the yes has words, a no says nothing.
    const key = `told.${event.kind}.${name}`;
    if (!has_word(`${key}.yes`)) return said;
    const answer = `${key}.${field.raw === "true" ? "yes" : "no"}`;
    return has_word(answer) ? word(answer) : "";
  };
  const votes = { for: value("votes_for"), entitled: value("votes_entitled") };
  const key = `told.${event.kind}`;
  const title = has_word(key) ? filled(word(key, named), value) : "";
  const name = title || event_name(event.kind, true);
  return votes.for && votes.entitled ? m["told.votes"]({ name, ...votes }) : name;
}

/** The document by its number, and by its date where it is of another day. */
function document({ document_number: number, document_date, on }: Happened): string {
  const date = document_date && document_date !== on ? shown_date(document_date) : "";
  if (!number) return date && m["ui.document_of"]({ date });
  return date ? m["ui.document_dated"]({ number, date }) : m["ui.document"]({ number });
}

/** What stands under it: number, issuer, note, reason; for a correction its basis. */
export function event_paper(event: Happened): string {
  const basis = event.values.find((one) => one.name === "basis");
  const parts = [
    document(event),
    event.issuer ?? "",
    basis ? told(basis.shown) : "",
    event.note ?? "",
    event.reason ? m["ui.with_reason"]({ reason: event.reason }) : "",
  ];
  return sentence(parts.filter(Boolean).join("; "));
}
