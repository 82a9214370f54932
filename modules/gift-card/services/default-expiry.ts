import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { giftCardSettings } from "../settings.ts";

/** When a card issued now expires by the shop's policy; undefined when such cards never do. */
export function defaultExpiry(scope: Scope): Date | undefined {
  const { expiryDays } = scope.wiring.settings(giftCardSettings);
  return expiryDays === 0 ? undefined : addDays(scope.now, expiryDays, scope.shop.timeZone);
}
