import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Shop } from "#core/events/shop.ts";
import { hostTables } from "../tables.ts";

/** Writes settings that were checked already. Whoever calls it raises the revision. */
export async function saveShopSettings(scope: Scope, settings: Partial<Record<keyof Shop, unknown>>): Promise<void> {
  const rows = Object.entries(settings).map(([param, value]) => ({ param, value: jsonValue<unknown>(value), updated_at: scope.now }));
  if (rows.length === 0) return;
  await hostTables(scope)
    .insertInto("setting")
    .values(rows)
    .onConflict((conflict) => conflict.column("param").doUpdateSet({ value: sql`excluded.value`, updated_at: sql`excluded.updated_at` }))
    .execute();
}
