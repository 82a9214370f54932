import { fillPlaceholders } from "#core/kernel/fill-placeholders.ts";
import type { View } from "./view.ts";

/**
 * A word of a page in the caller's language: of the part that owns the page, else one that all pages share. English words are their own
 * keys, so only other languages need a table.
 */
export function say(
  { scope, module }: Pick<View, "scope" | "module">,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  for (const owner of new Set([module, SHARED])) {
    const word = scope.word(owner, key, values);
    if (word !== key) return fillPlaceholders(word, values);
  }
  return fillPlaceholders(key, values);
}

const SHARED = "views";
