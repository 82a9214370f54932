import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/**
 * The currency a new cart begins with, as an expression: the client's own when the shop sells in it, else the one asked for when the
 * shop sells in that, else the shop's default.
 */
export function currencyOfOwner(scope: Pick<Scope, "shop">, clientId: number | undefined, wanted?: string) {
  return sql<string>`coalesce(
    (select currency.code from currency join client on client.currency = currency.code where client.id = ${clientId ?? null}::int),
    (select code from currency where code = ${wanted ?? null}::text),
    (select code from currency where is_default),
    ${scope.shop.currency}::text
  )`;
}
