import type { Scope } from "#core/events/scope.ts";
import { type EarningRule, earningRules, type RedemptionRule, redemptionRules } from "../contract.ts";
import { baseRate } from "../rules/base-rate.ts";

/** The earning rule of a code, or undefined while no active module provides it. */
export function findEarningRule({ wiring }: Pick<Scope, "wiring">, code: string): EarningRule | undefined {
  return code === baseRate.code ? baseRate : wiring.provided(earningRules).find((rule) => rule.code === code);
}

/** The redemption rule of a code, or undefined while no active module provides it. */
export function findRedemptionRule({ wiring }: Pick<Scope, "wiring">, code: string): RedemptionRule | undefined {
  return wiring.provided(redemptionRules).find((rule) => rule.code === code);
}
