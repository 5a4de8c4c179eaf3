// What is typed of one event, of a person's case or of a unit, while it is not written yet.

/** A sheet for one event as it stands. */
export type EventDraft = {
  kind: string;
  on: string;
  document_number: string;
  document_date: string;
  issuer: string;
  note: string;
  elsewhere: boolean;
  values: Record<string, string>;
  reason: string;
};

/** Whether anything was typed: the kind alone is proposed. */
export const is_typed = ({ kind: _, elsewhere, values, ...texts }: EventDraft): boolean =>
  elsewhere || Object.values(texts).some((text) => text !== "") || Object.keys(values).length > 0;

/** A sheet in which nothing was typed yet. */
export const blank_event = (kind: string, values: Record<string, string> = {}): EventDraft => ({
  kind,
  on: "",
  document_number: "",
  document_date: "",
  issuer: "",
  note: "",
  elsewhere: false,
  values,
  reason: "",
});

const none_if_blank = (text: string): string | null => text.trim() || null;

/** What is to be written of it. */
export const event_entry = ({ kind, on, values, elsewhere, ...texts }: EventDraft) => ({
  kind,
  on,
  values,
  elsewhere,
  document_number: none_if_blank(texts.document_number),
  document_date: none_if_blank(texts.document_date),
  issuer: none_if_blank(texts.issuer),
  note: none_if_blank(texts.note),
  reason: none_if_blank(texts.reason),
});
