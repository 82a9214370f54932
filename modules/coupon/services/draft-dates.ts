import type { Scope } from "#core/events/scope.ts";
import { parseInstant, zonedParts } from "#core/kernel/business-calendar.ts";
import type { CouponDraft } from "../api/coupon-input.ts";
import type { FieldFaults } from "./field-faults.ts";

export type DraftDates = { readonly start_at: Date | null; readonly end_at: Date | null };

/** The validity of a draft; an end given as a date reaches to the end of that day in the shop's zone. */
export function draftDates(
  scope: Scope,
  draft: CouponDraft,
  faults: FieldFaults,
  options: { readonly startMayBePast: boolean },
): DraftDates {
  const { timeZone } = scope.shop;
  const start_at = instantOf(draft.start_at, timeZone, "start_at", faults);
  const end_at = instantOf(draft.end_at, timeZone, "end_at", faults);
  if (start_at !== null && end_at !== null && end_at <= start_at) faults.add("end_at", "Must be after the start.");
  if (start_at !== null && !options.startMayBePast && isPast(scope, start_at, draft.start_at ?? ""))
    faults.add("start_at", "Must not be in the past.");
  return { start_at, end_at };
}

/** A date is as good as all of its day; an instant may be late by what filling in a form takes. */
function isPast(scope: Scope, start: Date, text: string): boolean {
  const isToday = text.length === 10 && zonedParts(start, scope.shop.timeZone).date === zonedParts(scope.now, scope.shop.timeZone).date;
  return !isToday && start.getTime() < scope.now.getTime() - LATE_MS;
}

const LATE_MS = 5 * 60_000;

function instantOf(text: string | null | undefined, zone: string, field: "start_at" | "end_at", faults: FieldFaults): Date | null {
  if (text === null || text === undefined) return null;
  const instant = parseInstant(text, zone, field === "start_at" ? "start" : "end");
  if (instant === undefined) faults.add(field, "Must be a date or an instant.");
  return instant ?? null;
}
