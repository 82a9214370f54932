import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponErrors, couponMissing } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { lockCoupon } from "./find-coupon.ts";

/**
 * Takes a deletion back, together with the codes it archived. A unique code that somebody else has meanwhile stays archived; when that
 * is the shared code, nothing happens. Throws `coupon.not_found` (404), `coupon.code_taken`.
 */
export function restoreCoupon(scope: Scope, id: number): Promise<PromoRow> {
  return scope.transaction(async (inner) => {
    const deleted = await lockCoupon(inner, id);
    if (deleted.deleted_at === null) throw couponMissing();
    const db = couponTables(inner);
    const revived = await db
      .updateTable("promo_code")
      .set({ archived_at: null })
      .where("promo_id", "=", id)
      .where("archived_at", "=", deleted.deleted_at)
      .where(sql<boolean>`not exists (select from promo_code as other where other.code = promo_code.code and other.archived_at is null)`)
      .returning("code")
      .execute();
    if (deleted.code !== null && !revived.some(({ code }) => code === deleted.code))
      throw couponErrors.error("coupon.code_taken", { code: deleted.code });
    const row = await db
      .updateTable("promo")
      .set({ deleted_at: null, updated_at: inner.now })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordActivity(inner, { action: "coupon.restore", objectType: "coupon", objectId: id, message: "A coupon was restored." });
    return row;
  });
}
