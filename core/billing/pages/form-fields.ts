import type { Fields, FieldValue } from "#core/events/page.ts";

/** A field as text; empty when it was not sent or is no text. */
export function textField(fields: Fields | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === "string" ? value : "";
}

/** The fields somebody filled in: a browser sends empty ones too, which an API method reads as a wish to clear them. */
export function filledFields(fields: Fields | undefined): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== ""));
}

/** The texts of a field that was sent as a list. */
export function listField(fields: Fields | undefined, name: string): readonly string[] {
  const value = fields?.[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}

/** A field that was sent as a group, `a[b]`; empty when it was not. */
export function groupField(fields: Fields | undefined, name: string): Fields {
  const value = fields?.[name];
  return typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};
}
