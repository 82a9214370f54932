import { z } from "zod";

/** A field of a settings form, in the terms of the component `field`. */
export type SettingsField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly type: string;
  readonly value: unknown;
  readonly options: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: string | undefined;
};

/** How the fields of a schema are called in what is stored, and in the form; by their own names without it. */
export type FieldNames = { readonly stored?: (field: string) => string; readonly input?: (field: string) => string };

/**
 * The form for a schema of settings: one field each, its kind, bounds and choices from the schema. A field's name and help come from
 * `.meta({ title, description })`, else from its own name; they and the choices are words of the module.
 */
export function settingsFields(
  schema: z.ZodObject,
  values: Readonly<Record<string, unknown>>,
  word: (key: string) => string,
  { stored = (field) => field, input = stored }: FieldNames = {},
): readonly SettingsField[] {
  return Object.entries(schema.shape).map(([field, type]) => {
    const known = stored(field);
    const json: JsonSchema = z.toJSONSchema(type as z.ZodType, { io: "input", unrepresentable: "any" });
    const label = word(json.title ?? humanized(known));
    const value = values[known];
    return { name: input(field), label, hint: hintOf(json, word), ...inputOf(json, value, word) };
  });
}

type JsonSchema = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly secret?: unknown;
};

const LARGEST_BOUND = 1_000_000_000;

function inputOf(json: JsonSchema, value: unknown, word: (key: string) => string): Omit<SettingsField, "name" | "label" | "hint"> {
  const none = { options: undefined, min: undefined, max: undefined, step: undefined };
  if (json.secret === true) return { ...none, type: "password", value };
  if (json.enum !== undefined) {
    const options = json.enum.map((entry) => ({ value: String(entry), label: word(humanized(String(entry))) }));
    return { ...none, type: "select", value, options };
  }
  if (json.type === "boolean") return { ...none, type: "checkbox", value };
  if (json.type === "integer" || json.type === "number") {
    return {
      type: "number",
      value,
      options: undefined,
      min: bound(json.minimum),
      max: bound(json.maximum),
      step: json.type === "integer" ? "1" : "any",
    };
  }
  if (json.type === "string") return { ...none, type: "text", value };
  return { ...none, type: "textarea", value: JSON.stringify(value ?? null, null, 2) };
}

function bound(limit: number | undefined): number | undefined {
  return limit === undefined || Math.abs(limit) > LARGEST_BOUND ? undefined : limit;
}

function hintOf(json: JsonSchema, word: (key: string) => string): string {
  if (json.description !== undefined) return word(json.description);
  const { minimum, maximum } = json;
  if (bound(minimum) !== undefined && bound(maximum) !== undefined) return `${minimum} – ${maximum}`;
  if (json.secret === true) return word("Leave it as it is to keep what is stored.");
  if (json.type === "boolean") return word("Applies as soon as it is saved.");
  return word("Applies as soon as it is saved.");
}

/** `expiry_days` → "Expiry days". */
function humanized(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
