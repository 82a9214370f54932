import { sql } from "kysely";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { exponentOf } from "#core/kernel/money.ts";
import { divideRounded } from "#core/kernel/rate.ts";
import { billingTables } from "../tables.ts";
import { onAfterAdminCurrencySetDefault, onBeforeAdminCurrencySetDefault } from "./hooks.ts";
import { requireCurrency } from "./require-currency.ts";

/**
 * Makes a currency the one that rates are relative to. All rates are put in relation to it, and products that have no price in it yet
 * are given theirs in the old default currency by the rate, so that everything stays for sale at the same value.
 * @throws AppError `currency.not_found`, or what refuses the hook.
 */
export async function setDefaultCurrency(scope: Scope, code: string): Promise<void> {
  await scope.transaction(async (scope) => {
    const tables = billingTables(scope);
    const currencies = await tables.selectFrom("currency").selectAll().orderBy("code").forUpdate().execute();
    const next = await requireCurrency(scope, code);
    if (next.is_default) return;
    const from = currencies.find((currency) => currency.is_default)?.code;
    await fire(scope, onBeforeAdminCurrencySetDefault, { from, to: code });
    if (from !== undefined) await carryPrices(scope, from, code, next.conversion_rate_millionths);
    await tables.updateTable("currency").set({ is_default: false }).where("is_default", "=", true).execute();
    for (const currency of currencies) {
      const rate = rebased(currency.conversion_rate_millionths, next.conversion_rate_millionths);
      await tables
        .updateTable("currency")
        .set({ conversion_rate_millionths: rate, is_default: currency.code === code, updated_at: scope.now })
        .where("code", "=", currency.code)
        .execute();
    }
    await fire(scope, onAfterAdminCurrencySetDefault, { from, to: code });
    const message = `${code} is the shop's default currency now.`;
    await recordActivity(scope, {
      action: "currency.set_default",
      objectType: "currency",
      objectId: code,
      message,
      changes: { from, to: code },
    });
  });
}

/** Rounded to millionths; a rate never becomes 0. */
function rebased(rateMillionths: bigint, ofNextMillionths: bigint): bigint {
  const rate = divideRounded(rateMillionths * 1_000_000n, ofNextMillionths, "half_away");
  return rate > 0n ? rate : 1n;
}

async function carryPrices(scope: Scope, from: string, to: string, rateMillionths: bigint): Promise<void> {
  const numerator = rateMillionths * 10n ** BigInt(exponentOf(to));
  const denominator = 1_000_000n * 10n ** BigInt(exponentOf(from));
  await sql`
    insert into product_price (product_id, currency, period, price_minor, setup_minor, enabled)
    select product_id, ${to}, period,
      round(price_minor::numeric * ${String(numerator)}::numeric / ${String(denominator)}::numeric)::bigint,
      round(setup_minor::numeric * ${String(numerator)}::numeric / ${String(denominator)}::numeric)::bigint,
      enabled
    from product_price where currency = ${from}
    on conflict do nothing`.execute(scope.db);
}
