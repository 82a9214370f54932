import type { Secrets } from "#core/events/scope.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/** A keyed hash of what was asked, the same for every order of the names. Keyed, because bodies hold passwords and codes. */
export function requestHash(secrets: Secrets, input: unknown): string {
  return keyedHash(secrets.keyFor("idempotency"), canonicalJson(input));
}

/** JSON without blanks and with the names of each object in one order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonicalJson(entry)}`).join(",")}}`;
}
