import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const cardPaymentsMatch = sqlInvariant(
  {
    id: "gift-card.card-payments-match",
    title: "Every payment by gift card has one redemption of the same amount, state, refunds and currency, and the other way round.",
  },
  () => sql`
    select t.id as transaction_id, r.id as redemption_id, t.amount_minor, r.amount_minor as redeemed_minor, t.status, r.state
    from (select * from transaction where type = 'gift_card') t
    full join gift_card_redemption r on r.transaction_id = t.id
    left join gift_card c on c.id = r.gift_card_id
    where t.id is null or r.id is null or t.amount_minor <> r.amount_minor or t.invoice_id <> r.invoice_id or t.status <> r.state
      or t.refunded_minor <> r.refunded_minor or (c.id is not null and c.currency <> t.currency)
    order by 1, 2`,
);
