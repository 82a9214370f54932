import { setDefaultCurrency } from "#core/billing/currencies/set-default-currency.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { type Shop, shopSchema } from "#core/events/shop.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { hostErrors } from "../errors.ts";
import { onAfterAdminSettingsUpdate, onBeforeAdminSettingsUpdate } from "../hooks.ts";
import { raiseRevision } from "../host-state-row.ts";
import { readShop } from "../shop-settings.ts";
import { hostTables } from "../tables.ts";
import { saveShopSettings } from "./save-shop-settings.ts";
import { type ShopParam, type ShopParamsInput, shopFields } from "./shop-params.ts";

/**
 * Changes some settings of the shop; all hosts use them from their next call on. Returns all of them as they are now.
 *
 * @throws AppError `system.currency_in_use` (409) for another currency once there are invoices, `currency.not_found` for one that the
 * shop does not have.
 */
export async function updateShop(scope: Scope, { currency, ...given }: ShopParamsInput): Promise<Shop> {
  return scope.transaction(async (scope) => {
    await hostTables(scope).selectFrom("host_state").select("id").where("id", "=", 1).forUpdate().executeTakeFirstOrThrow();
    const before = await currentShop(scope);
    const changed = changesOf(before, given);
    const otherCurrency = currency === undefined || currency === before.currency ? undefined : currency;
    const params = [...changed.keys(), ...(otherCurrency === undefined ? [] : ["currency"])];
    if (params.length === 0) return before;
    await fire(scope, onBeforeAdminSettingsUpdate, { params });
    if (changed.size > 0) {
      await saveShopSettings(scope, Object.fromEntries([...changed].map(([param, value]) => [shopFields[param], value])));
      await raiseRevision(scope.db);
      const message = "Settings of the shop were changed.";
      await recordActivity(scope, {
        action: "system.update_params",
        objectType: "setting",
        objectId: undefined,
        message,
        changes: Object.fromEntries(changed),
      });
    }
    if (otherCurrency !== undefined) await changeCurrency(scope, otherCurrency);
    await fire(scope, onAfterAdminSettingsUpdate, { params });
    return currentShop(scope);
  });
}

/** What counts is in the rows: the scope's own copy is as old as the call. */
async function currentShop(scope: Scope): Promise<Shop> {
  return readShop(await hostTables(scope).selectFrom("setting").select(["param", "value"]).execute()).shop;
}

function changesOf(before: Shop, given: Omit<ShopParamsInput, "currency">): Map<ShopParam, unknown> {
  const changes = new Map<ShopParam, unknown>();
  for (const param of Object.keys(given) as (keyof typeof given)[]) {
    const field = shopFields[param];
    if (given[param] === undefined) continue;
    const value: unknown = shopSchema.shape[field].parse(given[param]);
    if (value !== before[field]) changes.set(param, value);
  }
  return changes;
}

/** The listener on the currency's own event writes the setting, whichever way the default is changed. */
async function changeCurrency(scope: Scope, code: string): Promise<void> {
  const invoice = await hostTables(scope).selectFrom("invoice").select("id").limit(1).executeTakeFirst();
  if (invoice !== undefined) throw hostErrors.error("system.currency_in_use");
  await setDefaultCurrency(scope, code);
}
