import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const cartsOrderedOnce = sqlInvariant(
  {
    id: "billing.carts-ordered-once",
    title: "A cart that was ordered has exactly one invoice of its checkout, however often it was sent.",
  },
  () => sql`
    select c.id as cart_id, c.status, count(i.id) as invoices
    from cart c left join invoice i on i.cart_id = c.id and i.phase = 'checkout'
    group by c.id
    having count(i.id) <> case when c.status = 'ordered' then 1 else 0 end
    order by c.id`,
);
