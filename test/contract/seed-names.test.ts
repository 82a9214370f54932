import { sql } from "kysely";
import t from "tap";
import { testHost } from "#test/harness/test-host.ts";

/** The names that the two documents of the customers fix: methods, columns and tables. */
const seedMethods = {
  admin: [
    "coupon_create_advanced",
    "coupon_get_stats",
    "coupon_generate_gift_card",
    "coupon_get_gift_card",
    "coupon_redeem_gift_card",
    "coupon_get_client_loyalty_points",
    "coupon_add_client_loyalty_points",
    "coupon_deduct_client_loyalty_points",
  ],
  client: [
    "coupon_is_valid",
    "coupon_get_client_gift_cards",
    "coupon_get_client_loyalty_points",
    "coupon_get_available_coupons",
    "coupon_apply_to_cart",
  ],
} as const;

const seedTables = ["gift_card", "gift_card_redemption", "holiday", "loyalty_points", "loyalty_points_transaction"];

const newPromoColumns = [
  "min_order_amount",
  "max_discount_amount",
  "bundle_required",
  "gift_card_value",
  "loyalty_points_required",
  "valid_on_weekends",
  "valid_on_holidays",
  "apply_to_addons",
  "stackable",
];

const fossbillingPromoColumns = [
  "id",
  "code",
  "description",
  "type",
  "value",
  "maxuses",
  "used",
  "freesetup",
  "once_per_client",
  "recurring",
  "active",
  "products",
  "periods",
  "client_groups",
  "start_at",
  "end_at",
  "created_at",
  "updated_at",
];

const hostTables = [
  "client",
  "client_group",
  "client_balance",
  "product",
  "cart",
  "cart_product",
  "client_order",
  "invoice",
  "invoice_item",
  "transaction",
  "currency",
  "extension",
  "setting",
  "admin",
  "activity_system",
  "promo",
  "promo_redemption",
];

t.test("every method of the customers' documents is there under its name", async (t) => {
  const { scope } = await testHost(t);
  const { wiring } = await scope();
  for (const name of seedMethods.admin) t.equal(wiring.method("admin", name)?.name, name);
  for (const name of seedMethods.client) t.equal(wiring.method("client", name)?.name, name);
});

t.test("every table and column of the customers' documents is there under its name", async (t) => {
  const { host } = await testHost(t);
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns where table_schema = 'public'`.execute(host.database.db);
  const tables = new Set(rows.map(({ table_name }) => table_name));
  for (const table of [...seedTables, ...hostTables]) t.ok(tables.has(table), `table ${table}`);
  const columns = new Set(rows.filter(({ table_name }) => table_name === "promo").map(({ column_name }) => column_name));
  for (const column of [...newPromoColumns, ...fossbillingPromoColumns]) t.ok(columns.has(column), `column promo.${column}`);
});
