import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import { countedSince } from "../tiers/counted-since.ts";
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

/** Everything of a client that counts towards tiers, as {@link contributionsSql} has it. */
export async function contributionsOf(scope: Scope, clientId: number): Promise<readonly Contribution[]> {
  return (await contributionsOfClients(scope, [clientId])).get(clientId) ?? [];
}

/** The same for several clients at once; who has contributed nothing is not in it. */
export async function contributionsOfClients(
  scope: Scope,
  clientIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Contribution[]>> {
  const { rows } = await sql<{ client_id: number; at: Date; value: bigint }>`
    select client_id, at, value from ${contributionsSql(scope)} as contribution where client_id = any(${[...clientIds]}::int[])`.execute(
    scope.db,
  );
  return Map.groupBy(rows, ({ client_id: clientId }) => clientId);
}

/**
 * What counts towards tiers, from the moment its points are active: points less claw-backs, what was spent net of tax and refunds in the
 * shop's currency, or orders of which something is left. Points that only came back count once. Columns: client_id, at, value.
 */
export function contributionsSql(scope: Pick<Scope, "wiring">): RawBuilder<unknown> {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  if (tierBasis === "points")
    return sql`(select client_id, active_from as at, greatest(points - revoked, 0) as value from loyalty_points_lot where origin <> 'grace')`;
  const value = tierBasis === "spend" ? sql`shop_base_left_minor` : sql`case when base_left_minor > 0 then 1 else 0 end::bigint`;
  return sql`(select client_id, active_from as at, ${value} as value from loyalty_earning where beneficiary = 'buyer')`;
}

/** What each client's contributions come to at a moment. Columns: client_id, value; who has none is left out. */
export function tierValuesSql(scope: Scope, at: Date): RawBuilder<unknown> {
  const { tierWindow: kind, tierWindowDays: days } = scope.wiring.settings(loyaltySettings);
  const since = countedSince({ kind, days, timeZone: scope.shop.timeZone }, at);
  return sql`(select client_id, sum(value)::bigint as value from ${contributionsSql(scope)} as contribution
    where at <= ${at} ${since === undefined ? sql`` : sql`and at > ${since}`} group by client_id)`;
}
