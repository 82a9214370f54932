import { invalidRequest } from "#core/kernel/app-error.ts";

/**
 * Looks through everything a caller sent, whatever the schema will say of it: how deep and how long it is, and what no method may ever
 * be given (names that reach for a prototype, numbers beyond the finite, characters PostgreSQL cannot hold).
 *
 * @throws AppError `request.invalid` (400) naming the path of the first fault.
 */
export function inspectInput(input: unknown): void {
  inspect(input, "", 1);
}

/** How deeply values may be nested, and how many a list or an object may hold. */
export const DEEPEST_INPUT = 32;
export const LONGEST_LIST = 10_000;

/** Names that reach for a prototype. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function inspect(value: unknown, path: string, depth: number): void {
  if (typeof value === "string") inspectText(value, path);
  if (typeof value === "number" && !Number.isFinite(value)) throw fault(path, "Must be a finite number.");
  if (typeof value !== "object" || value === null) return;
  if (depth > DEEPEST_INPUT) throw fault(path, `Must not be nested more than ${DEEPEST_INPUT} deep.`);
  const names = Object.keys(value);
  if (names.length > LONGEST_LIST) throw fault(path, `Must not have more than ${LONGEST_LIST} entries.`);
  for (const [name, entry] of Object.entries(value)) {
    const inner = path === "" ? name : `${path}.${name}`;
    if (!Array.isArray(value)) {
      if (FORBIDDEN_NAMES.has(name)) throw fault(inner, "This name is not allowed.");
      inspectText(name, path);
    }
    inspect(entry, inner, depth + 1);
  }
}

function inspectText(text: string, path: string): void {
  if (text.includes("\0") || !text.isWellFormed()) throw fault(path, "Must not contain characters that are no text.");
}

const LONGEST_PATH = 200;

function fault(path: string, sentence: string) {
  const field = path.toWellFormed().replaceAll("\0", "\u{FFFD}").slice(0, LONGEST_PATH) || "body";
  return invalidRequest(Object.fromEntries([[field, sentence]]));
}
