import { z } from "zod";
import { snakeCase } from "../snake-case.ts";

/** What stands on the wire where a secret is set; sent back, it leaves the secret as it is. */
export const SECRET_MASK = "********";

/** How a field of a settings schema is marked: `.meta({ secret: true })` is never shown, `.meta({ public: true })` to everybody. */
export type SettingsMark = "secret" | "public";

/** The settings of a module under their wire names, defaults filled in, secrets masked. */
export function wireSettings(schema: z.ZodObject, saved: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = schema.safeParse(saved);
  const values: Record<string, unknown> = read.success ? { ...schema.parse({}), ...saved } : { ...schema.parse({}) };
  return Object.fromEntries(
    Object.entries(schema.shape).map(([field, type]) => [snakeCase(field), wireValue(values[field], isMarked(type, "secret"))]),
  );
}

/** The part of the settings that everybody may see. */
export function publicSettings(schema: z.ZodObject, saved: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = new Set(Object.entries(schema.shape).flatMap(([field, type]) => (isMarked(type, "public") ? [snakeCase(field)] : [])));
  return Object.fromEntries(Object.entries(wireSettings(schema, saved)).filter(([name]) => shown.has(name)));
}

/** The field's mark may stand before or after its default. */
export function isMarked(type: z.core.$ZodType, mark: SettingsMark): boolean {
  if (z.globalRegistry.get(type)?.[mark] === true) return true;
  const { def } = type._zod;
  return "innerType" in def && isMarked(def.innerType as z.core.$ZodType, mark);
}

function wireValue(value: unknown, isSecret: boolean): unknown {
  if (isSecret) return value === undefined || value === null || value === "" ? "" : SECRET_MASK;
  return value === undefined
    ? null
    : JSON.parse(JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? String(inner) : inner)));
}
