import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { loyaltySettings } from "../settings.ts";

/** A threshold or what counts towards it, in the units of a basis: whole points or orders, or major units of the shop's currency. */
export function presentValue(scope: Scope, value: bigint, basis = scope.wiring.settings(loyaltySettings).tierBasis): number {
  return basis === "spend" ? minorToWire(value, scope.shop.currency) : Number(value);
}
