import { sql } from "kysely";
import { cartMerging } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";

/** The codes of a guest's cart follow it into the client's; a coupon that is attached there already stays as it is. */
export const onCartMerging = listen(
  cartMerging,
  async ({ db }, { fromCartId, intoCartId }) => {
    await sql`
      with moved as (delete from cart_promo where cart_id = ${fromCartId} returning promo_id, promo_code_id, shown_granted, created_at)
      insert into cart_promo (cart_id, promo_id, promo_code_id, shown_granted, created_at)
      select ${intoCartId}::int, promo_id, promo_code_id, shown_granted, created_at from moved order by created_at
      on conflict (cart_id, promo_id) do nothing
    `.execute(db);
  },
  { guards: true },
);
