import type { Environment } from "#config/environment.ts";
import { jsonValue } from "#core/database/json-value.ts";
import type { Db } from "#core/events/scope.ts";
import { type Shop, shopSchema } from "#core/events/shop.ts";
import { systemClock } from "#core/kernel/clock.ts";
import { hostTables } from "./tables.ts";

/** The shop's first settings, from the environment, and its currency. From then on the rows are the truth. */
export async function seedShop(db: Db, environment: Environment): Promise<void> {
  const now = systemClock.now();
  const first: Partial<Shop> = {
    currency: environment.shopCurrency,
    timeZone: environment.shopTimezone,
    country: environment.shopCountry,
    taxInclusive: environment.taxInclusive,
  };
  const tables = hostTables({ db });
  const rows = Object.entries(shopSchema.parse(first)).map(([param, value]) => ({
    param,
    value: jsonValue<unknown>(value),
    updated_at: now,
  }));
  await tables
    .insertInto("setting")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const code = environment.shopCurrency;
  await tables
    .insertInto("currency")
    .values({ code, title: titleOf(code), conversion_rate_millionths: 1_000_000n, is_default: true, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function titleOf(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "currency" }).of(code) ?? code;
}
