import type pg from "pg";
import { cloneRows } from "./clone-rows.ts";
import type { HostUnderTest } from "./host-under-test.ts";
import { FIRST_CLIENT, FIRST_PROMO, KEY_PREFIX } from "./numbers.ts";
import type { CouponRange, Originals } from "./seed-shop.ts";

/** A real checkout, whose invoice and redemption are copied: redemptions of the last two years, shared out among coupons and clients. */
export async function seedRedemptions(
  host: HostUnderTest,
  client: pg.Client,
  { promoId }: Originals,
  {
    coupons: { first, last },
    clients,
    redemptions,
  }: { readonly coupons: CouponRange; readonly clients: number; readonly redemptions: number },
): Promise<void> {
  await host.call("client/coupon/apply_to_cart", KEY_PREFIX, { code: "ORIGINAL" });
  await host.call("client/cart/checkout", KEY_PREFIX, {});
  if (redemptions === 0) return;
  const among = last - first + 1;
  const { rows } = await client.query<{ invoice_id: number }>("select invoice_id from promo_redemption where promo_id = $1", [promoId]);
  const invoices = Math.ceil(redemptions / among);
  await cloneRows(client, {
    table: "invoice",
    where: `source.id = ${rows[0]?.invoice_id}`,
    first: 1,
    last: invoices,
    values: { id: `${FIRST_INVOICE} + n`, hash: "gen_random_uuid()::text" },
  });
  await client.query("select setval('invoice_id_seq', (select max(id) from invoice))");
  await cloneRows(client, {
    table: "promo_redemption",
    where: `source.promo_id = ${promoId}`,
    first: 0,
    last: redemptions - 1,
    values: {
      promo_id: `${FIRST_PROMO} + ${first} + n % ${among}`,
      promo_code_id: `${FIRST_PROMO} + ${first} + n % ${among}`,
      code: `'BENCH' || (${first} + n % ${among})`,
      invoice_id: `${FIRST_INVOICE} + 1 + n / ${among}`,
      client_id: `${FIRST_CLIENT} + 1 + (n * 7919::bigint % ${clients})`,
      client_order_id: "null",
      status: "'committed'",
      created_at: `now() - interval '2 years' * (${redemptions} - n) / ${redemptions}`,
      committed_at: `now() - interval '2 years' * (${redemptions} - n) / ${redemptions}`,
    },
  });
}

const FIRST_INVOICE = 1_000;
