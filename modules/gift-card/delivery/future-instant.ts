import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";

/** When something is to happen: the start of a day, or an instant; now when nothing was said or the day is today. Throws `request.invalid`. */
export function futureInstant(scope: Scope, field: string, text: string | undefined): Date {
  const instant = boundOf(scope, field, text, "start");
  if (instant === undefined || text === undefined) return scope.now;
  const dayEnd = boundOf(scope, field, text, "end");
  if (dayEnd !== undefined && dayEnd < scope.now) throw invalidRequest({ [field]: "Must not be in the past." });
  return instant < scope.now ? scope.now : instant;
}
