import type { Fields, FieldValue } from "#core/events/page.ts";
import { amountText, amountValue, listText, partsText, partsValue, splitList } from "./arg-texts.ts";

/** What takes arguments, as the API tells of it: a rule of coupons, of points; `args` is a JSON Schema. */
export type RuleInfo = { readonly code: string; readonly title: string; readonly args: Readonly<Record<string, unknown>> };

/** How an argument is asked for in a form. */
export type ArgControl = "amount" | "number" | "decimal" | "text" | "time" | "moment" | "select" | "choices" | "list" | "parts" | "json";

export type ArgField = {
  readonly name: string;
  readonly control: ArgControl;
  readonly isRequired: boolean;
  /** Whether the items of a list are numbers. */
  readonly isNumeric: boolean;
  readonly values: readonly string[];
  readonly fallback: string;
  readonly min: number | undefined;
  readonly max: number | undefined;
};

type Schema = { readonly [name: string]: unknown };

/** The fields of a rule's arguments, drawn from their schema; where it offers alternatives, the fields of all of them. */
export function argFields({ args }: Pick<RuleInfo, "args">): readonly ArgField[] {
  const alternatives = Array.isArray(args["anyOf"]) ? args["anyOf"].filter(isSchema) : [args];
  const fields = new Map<string, ArgField>();
  for (const alternative of alternatives) {
    const required = Array.isArray(alternative["required"]) && alternatives.length === 1 ? alternative["required"] : [];
    const properties = isSchema(alternative["properties"]) ? alternative["properties"] : {};
    for (const [name, schema] of Object.entries(properties)) {
      if (isSchema(schema)) fields.set(name, argField(name, schema, required.includes(name)));
    }
  }
  return [...fields.values()];
}

function argField(name: string, schema: Schema, isRequired: boolean): ArgField {
  const items = isSchema(schema["items"]) ? schema["items"] : {};
  const listed = Array.isArray(schema["enum"]) ? schema["enum"] : Array.isArray(items["enum"]) ? items["enum"] : [];
  const bound = (key: string): number | undefined => (typeof schema[key] === "number" ? schema[key] : undefined);
  return {
    name,
    control: controlOf(name, schema, items),
    isRequired,
    isNumeric: items["type"] === "integer",
    values: listed.map(String),
    fallback: schema["default"] === undefined ? "" : String(schema["default"]),
    min: bound("minimum"),
    max: bound("maximum"),
  };
}

function controlOf(name: string, schema: Schema, items: Schema): ArgControl {
  if (schema["type"] === "array") {
    if (items["type"] === "object") return "parts";
    return Array.isArray(items["enum"]) || OFFERED.has(name) ? "choices" : "list";
  }
  if (schema["type"] === "integer" || schema["type"] === "number") return "number";
  if (Array.isArray(schema["enum"])) return "select";
  if (schema["type"] === "string") {
    if (String(schema["pattern"] ?? "").includes("[0-5]\\d")) return "time";
    return name.endsWith("_at") ? "moment" : "text";
  }
  if (!Array.isArray(schema["anyOf"])) return "json";
  if (JSON.stringify(schema).includes("major units")) return "amount";
  const isDecimal = schema["anyOf"].every(
    (other: unknown) => isSchema(other) && (other["type"] === "number" || other["type"] === "string"),
  );
  return isDecimal ? "decimal" : "json";
}

/** Arguments whose choices the shop knows, and what it knows them as. */
export const OFFERED: ReadonlyMap<string, "products" | "consultants" | "groups" | "currencies" | "days"> = new Map([
  ["products", "products"],
  ["consultants", "consultants"],
  ["groups", "groups"],
  ["client_groups", "groups"],
  ["currencies", "currencies"],
  ["days", "days"],
  ["weekdays", "days"],
]);

/** Stored arguments as form fields. */
export function argsToForm(rule: RuleInfo | undefined, args: Readonly<Record<string, unknown>>): Fields {
  if (rule === undefined) return { json: JSON.stringify(args) };
  const fields = argFields(rule).map(
    ({ name, control }) => [name, args[name] === undefined ? "" : fieldValue(control, args[name])] as const,
  );
  return Object.fromEntries(fields);
}

function fieldValue(control: ArgControl, value: unknown): FieldValue {
  if (control === "choices" && Array.isArray(value)) return value.map(String);
  if (control === "list" && Array.isArray(value)) return listText(value);
  if (control === "parts") return partsText(value);
  if (control === "amount") return amountText(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What was filled in, as arguments; what was left empty is left out. */
export function argsFromForm(rule: RuleInfo | undefined, form: Fields): Record<string, unknown> {
  if (rule === undefined) return jsonObject(form["json"]);
  const given = argFields(rule).flatMap((field) => {
    const value = form[field.name];
    return value === undefined || value === "" ? [] : [[field.name, argValue(field, value)] as const];
  });
  return Object.fromEntries(given);
}

function argValue({ control, isNumeric }: ArgField, value: FieldValue): unknown {
  const texts = Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;
  if (texts !== undefined) return isNumeric ? texts.map(numberOr) : texts;
  if (typeof value !== "string") return value;
  if (control === "list" || control === "choices") return isNumeric ? splitList(value).map(numberOr) : splitList(value);
  if (control === "parts") return partsValue(value);
  if (control === "amount") return amountValue(value);
  if (control === "number") return numberOr(value);
  if (control === "decimal") return /^\d+,\d+$/.test(value.trim()) ? value.trim().replace(",", ".") : value.trim();
  return control === "json" ? (jsonObject(value)["value"] ?? value) : value;
}

/** What is no number goes on as it is, so that the refusal can name it. */
function numberOr(text: string): number | string {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text;
}

function jsonObject(text: FieldValue | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(typeof text === "string" ? text : "{}");
    return isSchema(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
