import assert from "node:assert/strict";
import { type SqlBool, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { matchingTaxId } from "../taxes/matching-tax-id.ts";
import { ownedProductIdsOf, paidOrdersOf } from "./client-history.ts";
import type { CartKey } from "./loaded-cart.ts";

/**
 * Everything the price of a cart depends on in one statement of constant text: the cart, its owner, the tax rule that applies, both
 * currencies, and a row per line with its product and prices. A cart without lines is one row whose `line_id` is null.
 * `seen_version` is the version as the statement's snapshot has it; it differs from `version` when the lock had to be waited for.
 */
export async function selectCart(scope: Scope, key: CartKey, lock: boolean): Promise<readonly SelectedRow[]> {
  const [name] = Object.keys(key);
  const [value] = Object.values(key);
  const known = `${name} ${lock}`;
  const [before, after] = statements.get(known) ?? keep(known, buildStatement(scope, key, lock).compile().sql);
  const { rows } = await sql<SelectedRow>`${sql.raw(before)}${value}${sql.raw(after)}`.execute(scope.db);
  return rows;
}

/** One row of the statement. */
export type SelectedRow = Awaited<ReturnType<ReturnType<typeof buildStatement>["execute"]>>[number];

/** The text around the only parameter, the key, by kind of key and lock: the statement is large, and writing it anew is what costs most. */
const statements = new Map<string, readonly [before: string, after: string]>();

function keep(known: string, text: string): readonly [before: string, after: string] {
  const [before, after, ...more] = text.split("$1");
  assert(before !== undefined && after !== undefined && more.length === 0, "the key is the only parameter");
  statements.set(known, [before, after]);
  return [before, after];
}

function buildStatement(scope: Scope, key: CartKey, lock: boolean) {
  return billingTables(scope)
    .with(
      (name) => name("head").materialized(),
      (db) => {
        const head = db
          .selectFrom("cart")
          .leftJoin("client", "client.id", "cart.client_id")
          .leftJoin("currency as priced_in", "priced_in.code", "cart.currency")
          .leftJoin("currency as base", (join) => join.on(sql<SqlBool>`base.is_default`))
          .leftJoinLateral(
            (from) => from.selectFrom("tax").select(["tax.name", "tax.rate_ppm"]).whereRef("tax.id", "=", taxId).as("rule"),
            (join) => join.onTrue(),
          )
          .selectAll("cart")
          .select([
            "client.client_group_id",
            "client.country as client_country",
            "client.currency as client_currency",
            "client.created_at as client_created_at",
            "priced_in.conversion_rate_millionths",
            "base.code as base_currency",
            "rule.name as tax_name",
            "rule.rate_ppm as tax_rate_ppm",
          ])
          .select([paidOrdersOf("cart.client_id"), ownedProductIdsOf("cart.client_id"), seenVersion.as("seen_version")])
          .where(isKey(key));
        return lock ? head.forUpdate("cart") : head;
      },
    )
    .selectFrom("head")
    .leftJoin("cart_product as line", "line.cart_id", "head.id")
    .leftJoin("product", "product.id", "line.product_id")
    .leftJoin("product_price as own", (join) =>
      join
        .onRef("own.product_id", "=", "product.id")
        .onRef("own.currency", "=", "head.currency")
        .on("own.period", "=", sql<string>`coalesce(line.period, '')`),
    )
    .leftJoin("product_price as list", (join) =>
      join
        .onRef("list.product_id", "=", "product.id")
        .onRef("list.currency", "=", "head.base_currency")
        .on("list.period", "=", sql<string>`coalesce(line.period, '')`),
    )
    .selectAll("head")
    .select(["line.id as line_id", "line.parent_id", "line.quantity", "line.period", "line.config"])
    .select([
      "product.id as product_id",
      "product.title",
      "product.type",
      "product.status as product_status",
      "product.deleted_at",
      "product.payment_type",
      "product.service_type",
      "product.consultant_id",
      "product.taxed",
      "product.stock_control",
      "product.quantity_in_stock",
    ])
    .select(["own.price_minor as own_price_minor", "own.setup_minor as own_setup_minor", "own.enabled as own_enabled"])
    .select(["list.price_minor as list_price_minor", "list.setup_minor as list_setup_minor", "list.enabled as list_enabled"])
    .orderBy("line.id");
}

/** A guest is taxed where its cart was opened, a client where the profile says; exempt clients are not. */
const taxId = sql<number>`case when client.tax_exempt then null else ${matchingTaxId(
  sql<string | null>`(case when client.id is null then cart.country else client.country end)`,
  sql<string | null>`client.state`,
)} end`;

const seenVersion = sql<number>`(select seen.version from cart seen where seen.id = cart.id)`;

function isKey(key: CartKey) {
  if ("cartId" in key) return sql<SqlBool>`cart.id = ${key.cartId}`;
  if ("clientId" in key) return sql<SqlBool>`cart.client_id = ${key.clientId} and cart.status = 'open'`;
  return sql<SqlBool>`cart.guest_token_hash = ${key.guestTokenHash} and cart.status = 'open'`;
}
