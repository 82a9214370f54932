import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import type { Contribution, TierProgramme } from "../tiers/tier.ts";

/** The tiers that count now, and what counts towards them. */
export async function tierProgramme(scope: Scope): Promise<TierProgramme> {
  const { tierBasis, tierWindow: kind, tierWindowDays: days } = scope.wiring.settings(loyaltySettings);
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_tier")
    .selectAll()
    .where("basis", "=", tierBasis)
    .orderBy("threshold")
    .execute();
  return {
    tiers: rows.map(({ id, name, threshold, multiplier_ppm: multiplierPpm, perks }) => ({ id, name, threshold, multiplierPpm, perks })),
    window: { kind, days, timeZone: scope.shop.timeZone },
  };
}

/**
 * Everything of a client that counts towards tiers, from the moment its points are active: points less claw-backs, what was spent net of
 * tax and refunds in the shop's currency, or orders of which something is left. Points that only came back count once.
 */
export async function contributionsOf(scope: Scope, clientId: number): Promise<readonly Contribution[]> {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  const tables = loyaltyTables(scope);
  if (tierBasis === "points") {
    return tables
      .selectFrom("loyalty_points_lot")
      .select(["active_from as at", sql<bigint>`greatest(points - revoked, 0)`.as("value")])
      .where("client_id", "=", clientId)
      .where("origin", "<>", "grace")
      .execute();
  }
  const value =
    tierBasis === "spend" ? sql<bigint>`shop_base_left_minor` : sql<bigint>`case when base_left_minor > 0 then 1 else 0 end::bigint`;
  return tables
    .selectFrom("loyalty_earning")
    .select(["active_from as at", value.as("value")])
    .where("client_id", "=", clientId)
    .where("beneficiary", "=", "buyer")
    .execute();
}
