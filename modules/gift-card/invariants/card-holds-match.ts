import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const cardHoldsMatch = sqlInvariant(
  {
    id: "gift-card.card-holds-match",
    title: "What is held of a card is what its open redemptions hold.",
  },
  () => sql`
    select c.id as gift_card_id, c.held_minor, coalesce(sum(r.amount_minor), 0) as redemptions_minor
    from gift_card c left join gift_card_redemption r on r.gift_card_id = c.id and r.state = 'held'
    group by c.id having c.held_minor <> coalesce(sum(r.amount_minor), 0)
    order by c.id`,
);
