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
