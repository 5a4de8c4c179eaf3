// How many of a form's six columns a field takes.
import type { FieldShape } from "../client";

// These stand three in a row, so that name, sex and birth keep to the lines of the paper.
const short_texts = ["other_names"];
const whole_lines = ["place", "list", "long_text", "codes", "units"];

/** The class of a field's width: texts of an event take a line, those of a person half of one. */
export function width_of(field: FieldShape, family: "field" | "person" | "unit"): "w2" | "w3" | "w4" | "w6" {
  if (whole_lines.includes(field.type)) return "w6";
  if (family === "unit") return "w3";
  if (family === "person") return field.type === "text" && !short_texts.includes(field.name) ? "w3" : "w2";
  if (field.type === "text") return "w6";
  return ["date", "partial_date", "number", "decimal", "yes_no"].includes(field.type) ? "w2" : "w4";
}
