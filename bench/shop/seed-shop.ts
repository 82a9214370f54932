import type pg from "pg";
import { cloneRows } from "./clone-rows.ts";
import { ADMINISTRATOR_KEY, type HostUnderTest } from "./host-under-test.ts";
import { FIRST_BUYER, FIRST_CLIENT, FIRST_PROMO, KEY_PREFIX } from "./numbers.ts";

/** What is copied: rows the product made itself through its API. */
export type Originals = { readonly clientId: number; readonly cartId: number; readonly promoId: number };

/** A product, a client with a cart of three lines, and a coupon with the usual conditions, made as anybody would. */
export async function makeOriginals(host: HostUnderTest, client: pg.Client): Promise<Originals> {
  const admin = (method: string, input: object) => host.call(`admin/${method}`, ADMINISTRATOR_KEY, input);
  const clientId = Number(await admin("client/create", { email: "original@example.com", first_name: "Ada", currency: "USD" }));
  await client.query("update client set api_key_hash = encode(sha256(convert_to($1, 'UTF8')), 'hex') where id = $2", [
    KEY_PREFIX,
    clientId,
  ]);
  for (const [title, price] of [
    ["Hosting", "20.00"],
    ["Support", "35.00"],
    ["Backups", "5.00"],
  ]) {
    const id = await admin("product/create", { title, type: "custom", pricing: { type: "once", once: { price, setup: 0 } } });
    await host.call("guest/cart/add_item", KEY_PREFIX, { id, quantity: 2 });
  }
  const { rows } = await client.query<{ id: number }>("select id from cart where client_id = $1 and status = 'open'", [clientId]);
  const promoId = await admin("coupon/create_advanced", {
    code: "ORIGINAL",
    type: "percentage",
    value: 10,
    min_order_amount: 20,
    maxuses: 2_000_000_000,
    end_at: "2099-12-31",
    description: { en: "Ten per cent off", de: "Zehn Prozent Nachlass" },
    campaign_source: "newsletter",
  });
  return { clientId, cartId: Number(rows[0]?.id), promoId: Number(promoId) };
}

/** Clients with keys and filled carts, and buyers with keys. */
export async function seedClients(client: pg.Client, { clientId, cartId }: Originals, clients: number, buyers: number): Promise<void> {
  for (const [base, count] of [
    [FIRST_CLIENT, clients],
    [FIRST_BUYER, buyers],
  ] as const) {
    await cloneRows(client, {
      table: "client",
      where: `source.id = ${clientId}`,
      first: base + 1,
      last: base + count,
      values: {
        id: "n",
        email: "'client-' || n || '@example.com'",
        api_key_hash: `encode(sha256(convert_to('${KEY_PREFIX}' || n, 'UTF8')), 'hex')`,
      },
    });
  }
  const toClients = { first: FIRST_CLIENT + 1, last: FIRST_CLIENT + clients };
  await cloneRows(client, { table: "cart", where: `source.id = ${cartId}`, ...toClients, values: { id: "n", client_id: "n" } });
  await cloneRows(client, { table: "cart_product", where: `source.cart_id = ${cartId}`, ...toClients, values: { cart_id: "n" } });
  await client.query("select setval('cart_id_seq', (select max(id) from cart))");
}

export type CouponRange = { readonly first: number; readonly last: number };

/** Coupons with these numbers, each with its code; `redemptions` are shared out among them evenly, and their counters say so. */
export async function seedCoupons(client: pg.Client, { promoId }: Originals, { first, last }: CouponRange, redemptions = 0): Promise<void> {
  const range = { first, last };
  const id = `${FIRST_PROMO} + n`;
  const among = last - first + 1;
  const used = `(${redemptions} - (n - ${first} + 1) + ${among}) / ${among}`;
  await cloneRows(client, {
    table: "promo",
    where: `source.id = ${promoId}`,
    ...range,
    values: { id, code: "'BENCH' || n", internal_name: "'Coupon ' || n", start_at: "now() - interval '1 year'", used },
  });
  await cloneRows(client, {
    table: "promo_code",
    where: `source.promo_id = ${promoId}`,
    ...range,
    values: { id, promo_id: id, code: "'BENCH' || n" },
  });
  await cloneRows(client, { table: "promo_version", where: `source.promo_id = ${promoId}`, ...range, values: { promo_id: id } });
}
