import type { RestRoute } from "#core/events/rest-route.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { apiErrors } from "../errors.ts";
import { VerbRefused } from "../find-method.ts";

/** The route of a request and the named parts of its path. */
export type FoundRoute = { readonly route: RestRoute; readonly params: Readonly<Record<string, string>> };

/**
 * Finds what is at a path below `/api/v1` among what is active. Of several patterns that fit, one with a fixed part where the others have
 * a named one wins.
 *
 * @throws AppError `request.not_found` (404), `request.method_not_allowed` (405)
 */
export function findRoute(wiring: Wiring, verb: string, path: string): FoundRoute {
  const parts = path.split("/");
  const fitting = wiring.rest.filter((route) => fits(route.path.split("/"), parts));
  const [best] = fitting.map(rankOf).toSorted();
  const here = fitting.filter((route) => rankOf(route) === best);
  if (here.length === 0) throw apiErrors.error("request.not_found");
  const route = here.find((one) => one.verb === verb);
  if (route === undefined) throw new VerbRefused(verb, here.map((one) => one.verb).toSorted());
  return { route, params: paramsOf(route.path.split("/"), parts) };
}

/** A named part is the id of a row; nothing else is ever addressed by one. */
const ID = /^[1-9]\d{0,9}$/;

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length && pattern.every((part, index) => (isNamed(part) ? ID.test(parts[index] ?? "") : part === parts[index]))
  );
}

/** Sorts fixed parts before named ones, from left to right. */
function rankOf({ path }: RestRoute): string {
  return path
    .split("/")
    .map((part) => (isNamed(part) ? "1" : "0"))
    .join("");
}

function isNamed(part: string): boolean {
  return part.startsWith("{");
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> {
  const named = pattern.flatMap((part, index) => (isNamed(part) ? [[part.slice(1, -1), parts[index] ?? ""] as const] : []));
  return Object.fromEntries(named);
}
