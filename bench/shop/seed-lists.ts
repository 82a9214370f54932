import type pg from "pg";
import { cloneRows } from "./clone-rows.ts";
import { ADMINISTRATOR_KEY, type HostUnderTest } from "./host-under-test.ts";
import { FIRST_PROMO, KEY_PREFIX } from "./numbers.ts";

/** The rows that the lists are copied from, made as anybody would. */
export type ListOriginals = { readonly promoId: number; readonly clientId: number; readonly invoiceId: number; readonly orderId: number };

export async function makeListOriginals(host: HostUnderTest, client: pg.Client): Promise<ListOriginals> {
  const one = async (text: string): Promise<number> => Number((await client.query<{ id: number }>(text)).rows[0]?.id);
  await host.call("client/coupon/apply_to_cart", KEY_PREFIX, { code: "ORIGINAL" });
  await host.call("client/cart/checkout", KEY_PREFIX, {});
  const promoId = await one("select id from promo where code = 'ORIGINAL'");
  const invoiceId = await one(`select invoice_id as id from promo_redemption where promo_id = ${promoId}`);
  await host.call("admin/invoice/mark_as_paid", ADMINISTRATOR_KEY, { id: invoiceId });
  await host.call("admin/coupon/generate_gift_card", ADMINISTRATOR_KEY, { value: 50, currency: "USD" });
  return {
    promoId,
    invoiceId,
    clientId: await one("select id from client where email = 'original@example.com'"),
    orderId: await one("select min(id) as id from client_order"),
  };
}

/** As many coupons, clients, orders, invoices and gift cards, all unlike, with two uses and three tries of a coupon on average. */
export async function seedLists(client: pg.Client, originals: ListOriginals, rows: number): Promise<void> {
  const { promoId, clientId, invoiceId, orderId } = originals;
  const range = { first: 1, last: rows };
  await client.query(`delete from promo_code where promo_id > ${promoId}`);
  await client.query(`delete from promo_version where promo_id > ${promoId}`);
  await client.query(`delete from promo where id > ${promoId}`);
  await cloneRows(client, { table: "promo", where: `source.id = ${promoId}`, ...range, values: PROMO });
  await cloneRows(client, {
    table: "promo_code",
    where: `source.promo_id = ${promoId}`,
    ...range,
    values: { id: `${FIRST_PROMO} + n`, promo_id: `${FIRST_PROMO} + n`, code: CODE },
  });
  await client.query(`insert into promo_code (id, promo_id, code, kind, created_at)
    select ${FIRST * 2} + n, ${FIRST_PROMO} + n, 'SINGLE-' || n, 'unique', now() from generate_series(1, ${Math.ceil(rows / 10)}) n`);
  await cloneRows(client, {
    table: "promo_version",
    where: `source.promo_id = ${promoId}`,
    ...range,
    values: { promo_id: `${FIRST_PROMO} + n` },
  });
  await cloneRows(client, {
    table: "client",
    where: `source.id = ${clientId}`,
    ...range,
    values: {
      id: `${FIRST} + n`,
      email: "'grace' || n || '@example.com'",
      first_name: `(array['Ada','Grace','Alan','Edsger','Barbara'])[1 + n % 5]`,
      last_name: "'Number ' || (n * 7919::bigint % 100003)",
      api_key_hash: "null",
      created_at: AGE,
    },
  });
  await cloneRows(client, {
    table: "client_order",
    where: `source.id = ${orderId}`,
    ...range,
    values: { id: `${FIRST} + n`, client_id: `${FIRST} + n`, created_at: AGE },
  });
  await cloneRows(client, {
    table: "invoice",
    where: `source.id = ${invoiceId}`,
    ...range,
    values: {
      id: `${FIRST} + n`,
      client_id: `${FIRST} + n`,
      cart_id: "null",
      hash: "gen_random_uuid()::text",
      status: `case n % 10 when 0 then 'unpaid' else 'paid' end`,
      subtotal_minor: "source.subtotal_minor + n % 50000",
      total_minor: "source.total_minor + n % 50000",
      created_at: AGE,
    },
  });
  await cloneRows(client, {
    table: "invoice_item",
    where: `source.invoice_id = ${invoiceId}`,
    ...range,
    values: {
      invoice_id: `${FIRST} + n`,
      client_order_id: "null",
      total_minor: `source.total_minor + n % 50000`,
    },
  });
  await cloneRows(client, {
    table: "promo_redemption",
    where: `source.promo_id = ${promoId}`,
    first: 1,
    last: rows * 2,
    values: {
      promo_id: USED_PROMO(rows),
      promo_code_id: "null",
      invoice_id: `${FIRST} + 1 + n % ${rows}`,
      client_id: `${FIRST} + 1 + n % ${rows}`,
      client_order_id: "null",
      status: `case when (1 + n % ${rows}) % 10 = 0 then 'released' else 'committed' end`,
      is_counted: "false",
      created_at: AGE,
    },
  });
  await client.query(`insert into promo_attempt (promo_id, action, outcome, cart_id, created_at)
    select promo_id, 'apply', 'granted', 1000000 + invoice_id, created_at from promo_redemption
    union all select promo_id, 'apply', 'coupon.no_effect', 2000000 + client_id, created_at from promo_redemption where id % 2 = 0`);
  await client.query(`insert into promo_tried_cart (promo_id, cart_id) select distinct promo_id, cart_id from promo_attempt
    where promo_id is not null and cart_id is not null on conflict do nothing`);
  await client.query(
    `insert into promo_figures_change (promo_id, promo_redemption_id) select promo_id, id from promo_redemption order by id`,
  );
  await cloneRows(client, {
    table: "gift_card",
    where: "true",
    ...range,
    values: {
      client_id: `case n % 3 when 0 then ${FIRST} + n end`,
      issue_key: "null",
      code_hash: "md5(n::text) || md5((n + 1)::text)",
      last4: "upper(substr(md5(n::text), 1, 4))",
      value_minor: "source.value_minor + n % 1000",
      balance_minor: "source.balance_minor + n % 1000",
      created_at: AGE,
    },
  });
  await client.query("vacuum (analyze)");
}

const FIRST = 1_000_000;
const AGE = "now() - interval '3 years' * (n * 7919::bigint % 100003) / 100003.0";
const CODE = `(array['SUMMER','WINTER','FLASH','WELCOME','VIP','PARTNER','FRIDAY','LOYAL'])[1 + n % 8] || n`;

/** Every tenth use is of one coupon that everybody knows, half go to a tenth of the coupons. */
const USED_PROMO = (rows: number): string =>
  `${FIRST_PROMO} + case when n % 10 = 0 and n <= ${rows} then 1 when n % 2 = 0 then 2 + (n * 31 + n / ${rows}) % ${Math.floor(rows / 10)} else 2 + (n * 7919::bigint + n / ${rows}) % ${rows - 2} end`;

const PROMO: Readonly<Record<string, string>> = {
  id: `${FIRST_PROMO} + n`,
  code: CODE,
  internal_name: `(array['Summer sale','Winter sale','Flash sale','Welcome offer','Very important people','Partner offer','Black Friday','Loyal clients'])[1 + n % 8] || ' of region ' || n % 1000`,
  campaign_source: `(array['newsletter','facebook','google','partner-' || n % 50])[1 + n % 4]`,
  utm_campaign: "'campaign-' || n % 200",
  type: `case n % 4 when 0 then 'absolute' when 1 then 'free_session' else 'percentage' end`,
  value: `case n % 4 when 0 then 500 + n % 5000 when 1 then 1 + n % 3 else 10000 * (1 + n % 90) end`,
  applicable_to: `case n % 6 when 0 then 'first_time_users' else 'all' end`,
  products: `case n % 20 when 0 then '[2, 3]'::jsonb end`,
  automatic: "n % 500 = 0",
  active: "n % 10 <> 0",
  flagged: "n % 97 = 0",
  start_at: `case n % 11 when 0 then now() + interval '1 month' else now() - interval '3 years' end`,
  end_at: `case n % 3 when 0 then now() + interval '1 day' * (n % 900 - 400) end`,
  maxuses: `case n % 7 when 0 then 100 when 1 then 5 else 0 end`,
  used: `case n % 14 when 1 then 5 else 0 end`,
  deleted_at: `case n % 50 when 0 then now() end`,
  expiry_told_for: `case n % 3 when 0 then now() + interval '1 day' * (n % 900 - 400) end`,
  created_at: AGE,
};
