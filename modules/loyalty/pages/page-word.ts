import type { Scope } from "#core/events/scope.ts";
import { fillPlaceholders } from "#core/kernel/fill-placeholders.ts";

/** A word of this module's pages, for text that a loader puts together. The English text is the key. */
export function pageWord(scope: Scope, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  return fillPlaceholders(scope.word("loyalty", key, values), values);
}
