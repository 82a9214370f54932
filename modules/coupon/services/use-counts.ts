import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import type { UseCounts } from "./coupon-view.ts";

/** Held and committed checkout uses of coupons, counted from their rows. A coupon without any is missing from the map. */
export async function useCounts(scope: Scope, couponIds: readonly number[]): Promise<ReadonlyMap<number, UseCounts>> {
  if (couponIds.length === 0) return new Map();
  const rows = await couponTables(scope)
    .selectFrom("promo_redemption")
    .select(["promo_id", "status", ({ fn }) => fn.countAll<bigint>().as("count")])
    .where("promo_id", "in", couponIds)
    .where("phase", "=", "checkout")
    .where("status", "in", ["held", "committed"])
    .groupBy(["promo_id", "status"])
    .execute();
  const counts = new Map<number, UseCounts>();
  for (const { promo_id, status, count } of rows) {
    const { used, held } = counts.get(promo_id) ?? NONE;
    counts.set(promo_id, { used: used + Number(count), held: status === "held" ? held + Number(count) : held });
  }
  return counts;
}

export const NONE: UseCounts = { used: 0, held: 0 };
