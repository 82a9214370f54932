import { minorToWire } from "#core/kernel/money.ts";

/** The details of a refusal as plain JSON. A bigint among them is an amount in minor units of the given currency, as everywhere inside. */
export function wireDetails(details: Readonly<Record<string, unknown>>, currency: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, wireValue(value, currency)]));
}

function wireValue(value: unknown, currency: string): unknown {
  if (typeof value === "bigint") return minorToWire(value, currency);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((entry) => wireValue(entry, currency));
  if (typeof value === "object" && value !== null) return wireDetails({ ...value }, currency);
  return value ?? null;
}
