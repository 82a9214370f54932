import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";

/** The counters a coupon has under its new limits. */
export type Recounted = Pick<PromoRow, "used" | "spent">;

/**
 * Brings the guarded counters in line with the redemptions when limits come, go or change; the coupon is locked. A coupon without
 * limits is counted from its rows, so its counter has to be made when it gets one. Throws `coupon.limit_below_used`,
 * `coupon.budget_below_spent`.
 */
export async function recountUses(scope: Scope, before: PromoRow, after: Pick<PromoRow, "maxuses" | "budget">): Promise<Recounted> {
  const wasCounted = isCounted(before);
  const willCount = isCounted(after);
  if (!wasCounted && !willCount) return { used: before.used, spent: before.spent };
  const fresh = await foldOf(scope, before.id);
  const used = willCount ? fresh.used : 0;
  const spent = after.budget === null ? 0n : fresh.spent;
  if (after.maxuses > 0 && used > after.maxuses) throw couponErrors.error("coupon.limit_below_used", { used });
  if (after.budget !== null && spent > after.budget) throw couponErrors.error("coupon.budget_below_spent");
  if (wasCounted !== willCount) await markCounted(scope, before.id, willCount);
  return { used, spent };
}

/** Whether the counter in the coupon's row is moved by its uses. */
export function isCounted({ maxuses, budget }: Pick<PromoRow, "maxuses" | "budget">): boolean {
  return maxuses > 0 || budget !== null;
}

/** The uses that count: held and committed ones of checkouts. */
function usesOf(scope: Scope, couponId: number) {
  return couponTables(scope)
    .selectFrom("promo_redemption")
    .where("promo_id", "=", couponId)
    .where("phase", "=", "checkout")
    .where("status", "in", ["held", "committed"]);
}

async function foldOf(scope: Scope, couponId: number): Promise<Recounted> {
  return usesOf(scope, couponId)
    .select([sql<number>`count(*)::int`.as("used"), sql<bigint>`coalesce(sum(budget_minor), 0)::bigint`.as("spent")])
    .executeTakeFirstOrThrow();
}

async function markCounted(scope: Scope, couponId: number, is_counted: boolean): Promise<void> {
  await couponTables(scope)
    .updateTable("promo_redemption")
    .set({ is_counted })
    .where("promo_id", "=", couponId)
    .where("phase", "=", "checkout")
    .where("status", "in", ["held", "committed"])
    .execute();
}
