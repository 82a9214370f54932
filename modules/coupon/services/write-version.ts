import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import { termsToJson } from "../terms-json.ts";
import { type PromoRow, termsOfRow } from "../terms-of-row.ts";

/** Keeps the terms of the version a row has now; invoices and orders that were priced with it refer to them. */
export async function writeVersion(scope: Scope, row: PromoRow): Promise<void> {
  await couponTables(scope)
    .insertInto("promo_version")
    .values({
      promo_id: row.id,
      version: row.version,
      terms: jsonValue(termsToJson(termsOfRow(row, scope.shop.currency))),
      admin_id: scope.actor.kind === "staff" ? scope.actor.staffId : null,
      created_at: scope.now,
    })
    .execute();
}
