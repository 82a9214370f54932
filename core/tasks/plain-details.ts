import type { ErrorDetails } from "#core/kernel/app-error.ts";

/** The details of a refusal as plain JSON: amounts among them are whole minor units, which JSON knows as text only. */
export function plainDetails(details: ErrorDetails): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details, (_name, value: unknown) => (typeof value === "bigint" ? value.toString() : value)));
}
