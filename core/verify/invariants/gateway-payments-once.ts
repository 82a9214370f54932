import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const gatewayPaymentsOnce = sqlInvariant(
  { id: "billing.gateway-payments-once", title: "A payment a gateway knows by a reference is booked once." },
  () => sql`
    select min(id) as first_payment_id, count(*) as bookings, array_agg(invoice_id order by id) as invoice_ids
    from transaction where type = 'gateway' and reference is not null
    group by reference having count(*) > 1 order by 1`,
);
