import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { instantText } from "#core/kernel/wire.ts";

/** The two fields by which lists are bounded in time; a bare date is that whole day in the shop's zone. */
export const dateRangeInput = { date_from: instantText.optional(), date_to: instantText.optional() };

/** The instants meant; undefined where a bound is open. Throws `request.invalid`. */
export function dateRangeOf(
  scope: Scope,
  input: { readonly date_from?: string | undefined; readonly date_to?: string | undefined },
): { readonly from: Date | undefined; readonly to: Date | undefined } {
  return { from: boundOf(scope, "date_from", input.date_from, "start"), to: boundOf(scope, "date_to", input.date_to, "end") };
}

/** The start or end of what a field names; undefined when it is left out. Throws `request.invalid`. */
export function boundOf(scope: Scope, field: string, text: string | undefined, edge: "start" | "end"): Date | undefined {
  if (text === undefined || text === "") return undefined;
  const instant = parseInstant(text, scope.shop.timeZone, edge);
  if (instant === undefined) throw invalidRequest({ [field]: "Must be a date or an instant" });
  return instant;
}
