import { sql } from "kysely";
import type { PricingPlan, PricingSource, PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import type { RedemptionFacts } from "../contract.ts";
import { findRedemptionRule } from "../services/find-rule.ts";
import { type RuleRow, rulesInForce } from "../services/rules-in-force.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import type { Limit, PointsChoice, PointsReport } from "./points-plan.ts";
import { planPoints } from "./points-plan.ts";
import { pointValue } from "./points-value.ts";

/** Points as a discount on carts. Renewals and what-if questions use none. */
export const pointsSource: PricingSource<PointsChoice | undefined, PointsReport | undefined> = {
  kind: "points",
  lane: "points",
  gather,
  plan: (choice, _subject, tryPrice): PricingPlan<PointsReport | undefined> =>
    choice === undefined ? { adjusters: [], fragments: {}, report: undefined } : planPoints(choice, tryPrice),
};

async function gather(scope: Scope, subject: PricingSubject): Promise<PointsChoice | undefined> {
  const { cartId, client, purpose } = subject;
  if (cartId === undefined || client === undefined || (purpose !== "cart" && purpose !== "checkout")) return undefined;
  const row = await loyaltyTables(scope)
    .selectFrom("loyalty_cart_points")
    .select(["points", "shown_points"])
    .select(
      sql<bigint>`(
        select coalesce(sum(remaining - held), 0)::bigint from loyalty_points_lot
        where client_id = ${client.id} and remaining > 0 and active_from <= ${scope.now} and (expires_at is null or expires_at > ${scope.now})
      )`.as("spendable"),
    )
    .where("cart_id", "=", cartId)
    .executeTakeFirst();
  return row === undefined ? undefined : choiceOf(scope, subject, client.id, row);
}

/** The points chosen for a cart, those it last showed used, and those the client can spend. */
type ChosenPoints = { readonly points: bigint; readonly shown_points: bigint; readonly spendable: bigint };

/** A choice with everything that limits it, in the currency of what is priced. */
export async function choiceOf(scope: Scope, subject: PricingSubject, clientId: number, row: ChosenPoints): Promise<PointsChoice> {
  const settings = scope.wiring.settings(loyaltySettings);
  const { currency } = subject.input;
  return {
    clientId,
    at: subject.at,
    currency,
    shopCurrency: scope.shop.currency,
    chosen: row.points,
    shown: row.shown_points,
    spendable: row.spendable,
    valueMinor: pointValue(settings, scope.shop, currency),
    smallest: BigInt(settings.smallestRedemption),
    maxSharePercent: settings.maxSharePercent,
    limit: limitOf(scope, await rulesInForce(scope, "redemption")),
  };
}

/** The rules one after the other, each on what the one before allows. A rule whose module is off limits nothing. */
function limitOf(scope: Scope, rows: readonly RuleRow[]): Limit {
  const rules = rows.flatMap((row) => {
    const plugin = findRedemptionRule(scope, row.rule);
    return plugin === undefined ? [] : [{ plugin, args: plugin.args.parse(row.args) }];
  });
  return (facts: RedemptionFacts): ReturnType<Limit> => {
    let { points } = facts;
    for (const { plugin, args } of rules) {
      const verdict: { readonly ok: true; readonly points: bigint } | Refusal = plugin.limit({ ...facts, points }, args);
      if (!verdict.ok) return verdict;
      if (verdict.points < points) points = verdict.points < 0n ? 0n : verdict.points;
    }
    return { ok: true, points };
  };
}
