import { type RawBuilder, sql } from "kysely";
import { exponentOf } from "#core/kernel/money.ts";

/**
 * An amount of an invoice in minor units of the shop's currency, by the rate the invoice was made with (units of its currency for one
 * of the shop's), rounded once. `alias` is the table the invoice's columns are read from.
 */
export function shopAmountSql(amountMinor: RawBuilder<unknown>, alias: string, shopCurrency: string): RawBuilder<bigint> {
  const currency = sql.ref<string>(`${alias}.currency`);
  const rate = sql.ref<bigint>(`${alias}.currency_rate_millionths`);
  const shopScale = sql.lit(`1e${exponentOf(shopCurrency) + 6}`);
  return sql<bigint>`case when ${currency} = ${shopCurrency} then (${amountMinor})::bigint
    else round((${amountMinor})::numeric * ${shopScale}::numeric / (${rate} * power(10::numeric, ${exponentSql(currency)})))::bigint end`;
}

/** How many decimals a currency has, as SQL; most have two. */
function exponentSql(currency: RawBuilder<string>): RawBuilder<number> {
  const cases = Object.entries(unusualExponents()).map(
    ([exponent, codes]) =>
      sql`when ${currency} in (${sql.join((codes ?? []).map((code) => sql.lit(code)))}) then ${sql.lit(Number(exponent))}`,
  );
  return sql<number>`case ${sql.join(cases, sql` `)} else 2 end`;
}

let unusual: Partial<Record<number, string[]>> | undefined;

/** The answer never changes, and asking for every currency takes a while. */
function unusualExponents(): Partial<Record<number, string[]>> {
  unusual ??= Object.groupBy(
    Intl.supportedValuesOf("currency").filter((code) => exponentOf(code) !== 2),
    exponentOf,
  );
  return unusual;
}
