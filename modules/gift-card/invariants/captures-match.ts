import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const capturesMatch = sqlInvariant(
  {
    id: "gift-card.captures-match",
    title: "What a card paid for an invoice and got back is what its redemptions say.",
  },
  () => sql`
    with paid as (
      select gift_card_id, invoice_id, sum(case when state = 'captured' then amount_minor else 0 end) - sum(refunded_minor) as net_minor
      from gift_card_redemption where gift_card_id is not null group by 1, 2
    ), booked as (
      select gift_card_id, invoice_id, -sum(amount_minor) as net_minor from gift_card_entry where kind in ('capture', 'refund') group by 1, 2
    )
    select gift_card_id, invoice_id, paid.net_minor, booked.net_minor as booked_minor
    from paid full join booked using (gift_card_id, invoice_id)
    where coalesce(paid.net_minor, 0) <> coalesce(booked.net_minor, 0)
    order by 1, 2`,
);
