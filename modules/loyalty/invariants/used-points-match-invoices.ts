import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";
import { DISCOUNT_CAUSE } from "../services/hold-for-invoice.ts";

export const usedPointsMatchInvoices = sqlInvariant(
  { id: "loyalty.used-points-match-invoices", title: "The points an invoice was made cheaper with are the points that were taken for it." },
  () => sql`
    select i.id as invoice_id, i.points_used, h.points
    from invoice i left join loyalty_points_hold h on h.invoice_id = i.id and h.cause = ${sql.lit(DISCOUNT_CAUSE)}
    where i.points_used <> coalesce(h.points, 0)
    order by i.id`,
);
