import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { currencyErrors } from "./errors.ts";
import { requireCurrency } from "./require-currency.ts";

/**
 * Stops selling in a currency: its prices go, open carts in it continue in the default currency.
 * @throws AppError `currency.not_found`, `currency.is_default`, `currency.in_use` while clients, invoices or credit are kept in it.
 */
export async function deleteCurrency(scope: Scope, code: string): Promise<void> {
  await scope.transaction(async (scope) => {
    const row = await requireCurrency(scope, code);
    if (row.is_default) throw currencyErrors.error("currency.is_default", { code });
    if (await isInUse(scope, code)) throw currencyErrors.error("currency.in_use", { code });
    const tables = billingTables(scope);
    await tables
      .updateTable("cart")
      .set({
        currency: sql<string>`(select code from currency where is_default)`,
        version: sql<number>`version + 1`,
        updated_at: scope.now,
      })
      .where("currency", "=", code)
      .where("status", "=", "open")
      .execute();
    await tables.deleteFrom("product_price").where("currency", "=", code).execute();
    await tables.deleteFrom("currency").where("code", "=", code).execute();
    const message = `Currency ${code} was removed.`;
    await recordActivity(scope, { action: "currency.delete", objectType: "currency", objectId: code, message });
  });
}

async function isInUse(scope: Scope, code: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from client where currency = ${code})
        or exists (select 1 from client_wallet where currency = ${code})
        or exists (select 1 from client_order where currency = ${code})
        or exists (select 1 from invoice where currency = ${code}) as used`.execute(scope.db);
  return rows[0]?.used ?? false;
}
