import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Puts down that what an invoice brought in has changed, for the figures of its coupons. */
export async function markChangedUses({ db }: Pick<Scope, "db">, invoiceId: number): Promise<void> {
  await sql`
    insert into promo_figures_change (promo_id, promo_redemption_id)
    select promo_id, id from promo_redemption where invoice_id = ${invoiceId} and status = 'committed' and phase = 'checkout'`.execute(db);
}
