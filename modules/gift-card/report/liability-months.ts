import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** By what cards are put together: the month in which they were issued, or in which they expire. */
export const monthKinds = ["issued", "expires"] as const;

/** The cards of one month and currency, minor units: issued − redeemed − expired − voided = outstanding. */
export type LiabilityMonth = {
  /** `YYYY-MM` in the shop's zone; null is without end. */
  readonly month: string | null;
  readonly currency: string;
  readonly cards: number;
  /** With recharges and adjustments upwards. */
  readonly issued: bigint;
  /** Less refunds. */
  readonly redeemed: bigint;
  readonly expired: bigint;
  /** With adjustments downwards. */
  readonly voided: bigint;
  readonly outstanding: bigint;
};

/**
 * What became of the cards of each month, as it stands now, from the ledger alone: newest month first for the month of issue, next one
 * first for that of expiry, where only cards with something left count.
 */
export async function liabilityMonths(scope: Scope, by: (typeof monthKinds)[number]): Promise<readonly LiabilityMonth[]> {
  const column = by === "issued" ? sql.ref("card.created_at") : sql.ref("card.expires_at");
  const { rows } = await sql<LiabilityMonth>`
    with sums as (
      select gift_card_id,
        coalesce(sum(amount_minor) filter (where kind in ('issue', 'recharge') or kind = 'adjust' and amount_minor > 0), 0) as issued,
        -coalesce(sum(amount_minor) filter (where kind in ('capture', 'refund')), 0) as redeemed,
        -coalesce(sum(amount_minor) filter (where kind = 'expire'), 0) as expired,
        -coalesce(sum(amount_minor) filter (where kind = 'void' or kind = 'adjust' and amount_minor < 0), 0) as voided,
        sum(amount_minor) as outstanding
      from gift_card_entry group by gift_card_id
    )
    select to_char(${column} at time zone ${scope.shop.timeZone}, 'YYYY-MM') as month, card.currency, count(*)::int as cards,
      sum(issued)::bigint as issued, sum(redeemed)::bigint as redeemed, sum(expired)::bigint as expired, sum(voided)::bigint as voided,
      sum(outstanding)::bigint as outstanding
    from sums join gift_card card on card.id = sums.gift_card_id
    ${by === "issued" ? sql`` : sql`where outstanding > 0`}
    group by 1, 2 order by ${orderOf(by)}, 2 limit 1000`.execute(scope.db);
  return rows;
}

function orderOf(by: (typeof monthKinds)[number]): RawBuilder<unknown> {
  return by === "issued" ? sql`1 desc` : sql`1 asc nulls last`;
}
