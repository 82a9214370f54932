import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

/** A shop may keep uses of refunded invoices, so both states are right for them; a renewal's period always comes back. */
export const usesFollowInvoices = sqlInvariant(
  {
    id: "coupon.uses-follow-invoices",
    title: "A use is held while its invoice is unpaid, committed once it is paid, and given back when it is cancelled or refunded.",
  },
  () => sql`
    select r.id as redemption_id, r.promo_id as coupon_id, r.invoice_id, r.phase, r.status, i.status as invoice_status
    from promo_redemption r join invoice i on i.id = r.invoice_id
    where r.client_id <> i.client_id or r.currency <> i.currency or r.phase <> i.phase or not case i.status
      when 'unpaid' then r.status = 'held'
      when 'cancelled' then r.status in ('released', 'expired')
      when 'refunded' then r.status = 'reversed' or (r.status = 'committed' and r.phase = 'checkout')
      else r.status = 'committed' end
    order by r.id`,
);
