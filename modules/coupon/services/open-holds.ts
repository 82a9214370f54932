import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";

/** What still stands in the ledger of uses: unpaid invoices that hold some. One sentence, or none. */
export async function openHolds(scope: Scope): Promise<readonly string[]> {
  const { count } = await couponTables(scope)
    .selectFrom("promo_redemption")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("status", "=", "held")
    .executeTakeFirstOrThrow();
  return count === 0n ? [] : [`Unpaid invoices hold ${count} uses of coupons.`];
}
