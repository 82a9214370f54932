import type { Scope } from "#core/events/scope.ts";
import { formatMoney } from "#core/kernel/money.ts";
import { openStates } from "../operations/operation-row.ts";
import { giftCardTables } from "../tables.ts";

/** What still stands in the ledgers, one sentence each. */
export async function openBalances(scope: Scope): Promise<readonly string[]> {
  const tables = giftCardTables(scope);
  const balances = await tables
    .selectFrom("gift_card")
    .select(({ fn }) => ["currency", fn.sum<bigint>("balance_minor").as("sum"), fn.countAll<bigint>().as("cards")])
    .where("balance_minor", ">", 0n)
    .groupBy("currency")
    .orderBy("currency")
    .execute();
  const { open } = await tables
    .selectFrom("gift_card_operation")
    .select(({ fn }) => fn.countAll<bigint>().as("open"))
    .where("state", "in", [...openStates])
    .executeTakeFirstOrThrow();
  const { held } = await tables
    .selectFrom("gift_card_redemption")
    .select(({ fn }) => fn.countAll<bigint>().as("held"))
    .where("state", "=", "held")
    .executeTakeFirstOrThrow();
  return [
    ...balances.map(({ currency, sum, cards }) => `${cards} gift cards hold ${formatMoney(BigInt(sum), currency, "en")}.`),
    ...(Number(held) > 0 ? [`${held} unpaid invoices hold money of gift cards.`] : []),
    ...(Number(open) > 0 ? [`${open} operations at third parties have no certain outcome yet.`] : []),
  ];
}
