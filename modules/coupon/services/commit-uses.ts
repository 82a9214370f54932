import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** A coupon of which a use was committed, with the points it cost. */
export type CommittedUse = { readonly couponId: number; readonly points: number };

/** Turns what an invoice holds into uses, each once, with its transition. */
export async function commitUses({ db, now }: Scope, invoiceId: number): Promise<readonly CommittedUse[]> {
  const { rows } = await sql<CommittedUse>`
    with moved as (
      update promo_redemption set status = 'committed', committed_at = ${now}
      where invoice_id = ${invoiceId} and status = 'held'
      returning id, promo_id, points, phase
    ), changed as (
      insert into promo_figures_change (promo_id, promo_redemption_id) select promo_id, id from moved where phase = 'checkout'
    ), logged as (
      insert into promo_redemption_transition (promo_redemption_id, from_status, to_status, reason, created_at)
      select id, 'held', 'committed', 'paid', ${now}::timestamptz from moved
    )
    select promo_id as "couponId", points from moved order by promo_id
  `.execute(db);
  return rows;
}
