import { invalidRequest } from "#core/kernel/app-error.ts";
import { DEEPEST_INPUT, FORBIDDEN_NAMES, inspectInput } from "./inspect-input.ts";

/** What a form or a query can say. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/**
 * The fields of a form body or a query string. `a[b]=1` is a field inside a field, `a[]=1&a[]=2` a list; a plain name given twice
 * is refused, because nobody can say which one counts.
 *
 * @throws AppError `request.invalid` (400)
 */
export function readForm(text: string): Record<string, FormValue> {
  const fields: Record<string, FormValue> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    put(fields, path, value, name);
  }
  inspectInput(fields);
  return fields;
}

/** `a[b][]` → a, b, "" (the next place of a list). */
function pathOf(name: string): readonly string[] {
  const [, head, tail] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  if (head === undefined || tail === undefined) throw fault(name, "Is not the name of a field.");
  const path = [head, ...[...tail.matchAll(/\[([^[\]]*)\]/g)].map(([, inner = ""]) => inner)];
  if (path.length > DEEPEST_INPUT) throw fault(name, `Must not be nested more than ${DEEPEST_INPUT} deep.`);
  if (path.some((step) => FORBIDDEN_NAMES.has(step))) throw fault(name, "This name is not allowed.");
  return path;
}

function put(fields: Record<string, FormValue>, path: readonly string[], value: string, name: string): void {
  let place: FormValue[] | Record<string, FormValue> = fields;
  for (const [index, step] of path.entries()) {
    const next = path[index + 1];
    const entry: FormValue = next === undefined ? value : next === "" ? [] : {};
    const known: FormValue | undefined = Array.isArray(place) ? undefined : Object.hasOwn(place, step) ? place[step] : undefined;
    if (known !== undefined && (typeof known === "string" || Array.isArray(known) !== Array.isArray(entry) || typeof entry === "string")) {
      throw fault(name, "Is given twice.");
    }
    const kept: FormValue = known ?? entry;
    if (known === undefined) {
      if (Array.isArray(place)) {
        if (step !== "") throw fault(name, "Is both a list and no list.");
        place.push(kept);
      } else place[step] = kept;
    }
    if (typeof kept !== "string") place = kept;
  }
}

const LONGEST_NAME = 200;

function fault(name: string, sentence: string) {
  return invalidRequest(Object.fromEntries([[name.slice(0, LONGEST_NAME), sentence]]));
}
