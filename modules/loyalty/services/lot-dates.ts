import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { addPeriod } from "#core/kernel/period.ts";
import { loyaltySettings } from "../settings.ts";

/** From when until when points can be spent that are earned now; `pending` ones wait until the refund window has passed. */
export function lotDates(scope: Scope, isPending: boolean): { readonly activeFrom: Date; readonly expiresAt: Date | undefined } {
  const { pendingDays, expiryMonths } = scope.wiring.settings(loyaltySettings);
  const { timeZone, refundWindowDays } = scope.shop;
  const activeFrom = isPending ? addDays(scope.now, pendingDays ?? refundWindowDays, timeZone) : scope.now;
  return { activeFrom, expiresAt: expiryMonths === 0 ? undefined : addPeriod(activeFrom, "1M", timeZone, expiryMonths) };
}
