import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Notes that a full refund has left the uses of an invoice as they are, because the shop keeps them. */
export async function markKept({ db }: Scope, invoiceId: number): Promise<void> {
  await sql`
    update promo_redemption set release_reason = 'kept on refund'
    where invoice_id = ${invoiceId} and status = 'committed' and phase = 'checkout'
  `.execute(db);
}
