import type { Fields, FieldValue } from "./page.ts";

/** The fields of a form that somebody filled in: a browser sends empty ones too, which an API method reads as a wish to clear them. */
export function filledFields(fields: Fields | undefined): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== ""));
}

/** A field as text; empty when it was not sent or is no text. */
export function textField(fields: Fields | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === "string" ? value : "";
}
