import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { EarningFacts } from "../contract.ts";

/** A client who earns, as rules see one. */
export type EarningClient = EarningFacts["client"];

/** The facts of an occasion, orders' own aside. */
export function occasionFacts(scope: Scope, occasion: string, client: EarningClient, currency = scope.shop.currency) {
  const { date, weekday, minutesOfDay } = zonedParts(scope.now, scope.shop.timeZone);
  return {
    occasion,
    at: scope.now,
    date,
    weekday,
    minutesOfDay,
    client,
    currency,
    shopCurrency: scope.shop.currency,
    isFirstOrder: false,
    isReferred: false,
  };
}
