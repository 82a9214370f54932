import pg from "pg";
import { FIRST_BUYER } from "./numbers.ts";

export type CartFilling = {
  readonly url: string;
  readonly buyers: number;
  /** The id of the coupon on each buyer's cart, in SQL; the buyer's number is `number`. */
  readonly promoId: string;
  /** A cart whose lines are copied. */
  readonly likeCart: number;
};

/**
 * Gives every buyer an open cart with three lines and one coupon. What buyers still hold from before counts as used.
 * The statistics are brought up to date: a server that was just filled still plans for empty tables, a shop's does not.
 */
export async function fillCarts({ url, buyers, promoId, likeCart }: CartFilling): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ours = `client_id between ${FIRST_BUYER + 1} and ${FIRST_BUYER + buyers}`;
  try {
    await client.query("begin");
    await client.query(`update promo_redemption set status = 'committed', committed_at = now() where status = 'held' and ${ours}`);
    await client.query(`delete from cart where status = 'open' and ${ours}`);
    await client.query(`insert into cart (client_id, status, currency, created_at, updated_at)
      select id, 'open', 'USD', now(), now() from client where id between ${FIRST_BUYER + 1} and ${FIRST_BUYER + buyers}`);
    await client.query(`insert into cart_product (cart_id, product_id, quantity, period, config, created_at)
      select cart.id, line.product_id, line.quantity, line.period, line.config, now()
      from cart cross join cart_product line where cart.status = 'open' and cart.${ours} and line.cart_id = ${likeCart} order by cart.id, line.id`);
    await client.query(`insert into cart_promo (cart_id, promo_id, promo_code_id, created_at)
      select cart_id, promo, promo, now() from (
        select cart.id as cart_id, ${promoId} as promo
        from (select cart.*, client_id - ${FIRST_BUYER} as number from cart) cart where cart.status = 'open' and cart.${ours}
      ) chosen`);
    await client.query("commit");
    await client.query(
      "vacuum (analyze) cart, cart_product, cart_promo, client_order, client_order_status, invoice, invoice_item, promo_redemption",
    );
  } finally {
    await client.end();
  }
}
