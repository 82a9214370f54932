import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { couponChanges } from "../api/coupon-input.ts";
import { deleteCoupon } from "./delete-coupon.ts";
import { duplicateCoupon } from "./duplicate-coupon.ts";
import { restoreCoupon } from "./restore-coupon.ts";
import { setActive } from "./set-active.ts";
import { updateCoupon } from "./update-coupon.ts";

export const BULK_CHANGES = ["activate", "deactivate", "extend", "duplicate", "delete", "restore"] as const;

export type BulkChange = { readonly change: (typeof BULK_CHANGES)[number]; readonly endAt: string | undefined };

export const manyChangedSchema = z.object({
  changed: z.int(),
  failed: z.int(),
  results: z.array(
    z.object({
      id: z.int(),
      ok: z.boolean(),
      error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
});

export type ManyChanged = z.input<typeof manyChangedSchema>;

/** The same change to many coupons, in the order of their ids, in one transaction. One that refuses it stays as it is, and says why. */
export function changeMany(scope: Scope, ids: readonly number[], change: BulkChange): Promise<ManyChanged> {
  return scope.transaction(async (inner) => {
    const results: ManyChanged["results"] = [];
    const ordered = [...new Set(ids)].toSorted((one, other) => one - other);
    for (const id of ordered) results.push(await changeOne(inner, id, change));
    const changed = results.filter(({ ok }) => ok).length;
    return { changed, failed: results.length - changed, results };
  });
}

async function changeOne(scope: Scope, id: number, change: BulkChange): Promise<ManyChanged["results"][number]> {
  await sql`savepoint one_coupon`.execute(scope.db);
  try {
    await carryOut(scope, id, change);
    await sql`release savepoint one_coupon`.execute(scope.db);
    return { id, ok: true, error: null };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint one_coupon`.execute(scope.db);
    const { code, details } = fault;
    return { id, ok: false, error: { code, message: scope.sentence(code, details), details } };
  }
}

async function carryOut(scope: Scope, id: number, { change, endAt }: BulkChange): Promise<void> {
  if (change === "extend") await updateCoupon(scope, couponChanges.parse({ id, end_at: endAt }));
  else if (change === "duplicate") await duplicateCoupon(scope, id);
  else if (change === "delete") await deleteCoupon(scope, id);
  else if (change === "restore") await restoreCoupon(scope, id);
  else await setActive(scope, id, change === "activate");
}
