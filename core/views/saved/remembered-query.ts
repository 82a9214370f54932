import { readForm } from "#core/api/read-form.ts";
import type { Fields } from "#core/events/page.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { flatFields } from "../components/links.ts";
import { holdsSecretCode } from "./holds-secret-code.ts";

/**
 * What of an address makes up a list: its filters and its order, without the page and the name of the view, and without what could be
 * the code of a gift card. Names are sorted, so that two addresses that mean the same list give the same text.
 */
export function rememberedQuery(query: Fields): string {
  const kept = flatFields(query).filter(
    ({ name, value }) => value !== "" && !PASSING.has(name) && !holdsSecretCode(name) && !holdsSecretCode(value),
  );
  const sorted = kept.toSorted((one, other) => compare(one.name, other.name) || compare(one.value, other.value));
  return new URLSearchParams(sorted.map(({ name, value }): [string, string] => [name, value])).toString();
}

/** The same of a query as text; undefined when it cannot be read. */
export function readRememberedQuery(text: string): string | undefined {
  try {
    return rememberedQuery(readForm(text.replace(/^\?/, "")));
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** What says where somebody is, and nothing about the list. */
const PASSING: ReadonlySet<string> = new Set(["page", "view"]);

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
