import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** The roll-forward of one currency, minor units: opening + issued − redeemed − expired − voided = closing. */
export type LiabilityRow = {
  readonly currency: string;
  readonly opening: bigint;
  /** Issues, recharges and adjustments upwards. */
  readonly issued: bigint;
  /** Captures less refunds. */
  readonly redeemed: bigint;
  readonly expired: bigint;
  /** Voids and adjustments downwards. */
  readonly voided: bigint;
  readonly closing: bigint;
  /** The part of the closing balance that was given away, not sold. */
  readonly promotional: bigint;
  /** Held for unpaid invoices at the end. */
  readonly held: bigint;
  /** The balances that the last entries of all cards state; equals the closing balance as long as the books are right. */
  readonly ledger: bigint;
};

/** What the shop owes to the holders of cards, rolled forward between two instants, from the ledger alone. Currencies by code. */
export async function giftCardLiability(scope: Scope, from: Date | undefined, at: Date): Promise<readonly LiabilityRow[]> {
  const start = from ?? new Date(0);
  const { rows } = await sql<LiabilityRow>`
    with entry as (
      select e.*, card.currency, card.is_promotional, e.created_at >= ${start} as is_inside,
        row_number() over (partition by e.gift_card_id order by e.seq desc) = 1 as is_last
      from gift_card_entry e join gift_card card on card.id = e.gift_card_id
      where e.created_at <= ${at}
    ), sums as (
      select currency,
        coalesce(sum(amount_minor) filter (where not is_inside), 0)::bigint as opening,
        coalesce(sum(amount_minor) filter (where is_inside and (kind in ('issue', 'recharge') or kind = 'adjust' and amount_minor > 0)), 0)::bigint as issued,
        -coalesce(sum(amount_minor) filter (where is_inside and kind in ('capture', 'refund')), 0)::bigint as redeemed,
        -coalesce(sum(amount_minor) filter (where is_inside and kind = 'expire'), 0)::bigint as expired,
        -coalesce(sum(amount_minor) filter (where is_inside and (kind = 'void' or kind = 'adjust' and amount_minor < 0)), 0)::bigint as voided,
        coalesce(sum(amount_minor) filter (where is_promotional), 0)::bigint as promotional,
        coalesce(sum(held_after_minor) filter (where is_last), 0)::bigint as held,
        coalesce(sum(balance_after_minor) filter (where is_last), 0)::bigint as ledger
      from entry group by currency
    )
    select sums.*, opening + issued - redeemed - expired - voided as closing from sums order by currency`.execute(scope.db);
  return rows;
}
