import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";

/** Makes a code the shared one of a coupon. Throws `coupon.code_taken` when any coupon that is not deleted has it. */
export async function claimCode(scope: Scope, couponId: number, code: string): Promise<void> {
  const claimed = await couponTables(scope)
    .insertInto("promo_code")
    .values({ promo_id: couponId, code, kind: "shared", created_at: scope.now })
    .onConflict((conflict) => conflict.column("code").where("archived_at", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (claimed === undefined) throw couponErrors.error("coupon.code_taken", { code });
}

/** Gives up the shared code of a coupon, so that another one may have it. */
export async function archiveSharedCode(scope: Scope, couponId: number): Promise<void> {
  await couponTables(scope)
    .updateTable("promo_code")
    .set({ archived_at: scope.now })
    .where("promo_id", "=", couponId)
    .where("kind", "=", "shared")
    .where("archived_at", "is", null)
    .execute();
}

/** Which of these codes are in use. */
export async function codesInUse(scope: Scope, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await couponTables(scope)
    .selectFrom("promo_code")
    .select("code")
    .where("code", "=", sql<string>`any(${[...codes]}::text[])`)
    .where("archived_at", "is", null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}
