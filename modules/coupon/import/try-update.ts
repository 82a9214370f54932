import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { parseInput } from "#core/api/parse-input.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponChanges } from "../api/coupon-input.ts";
import { findCoupon } from "../services/find-coupon.ts";
import { type CouponChanges, updateCoupon } from "../services/update-coupon.ts";
import type { PromoRow } from "../terms-of-row.ts";

/**
 * Changes a coupon as a row asks and answers whether that makes any difference; when it makes none, or `keep` is false, nothing stays of
 * it. Runs in a transaction. Throws what `updateCoupon` throws, with the transaction to be taken back to where it was.
 */
export async function tryUpdate(
  scope: Scope,
  id: number,
  fields: Readonly<Record<string, unknown>>,
  { keep }: { readonly keep: boolean },
): Promise<"update" | "same"> {
  const before = await findCoupon(scope, { id });
  const changes = parseInput({ input: couponChanges }, { ...fields, ...mergedDescription(before, fields), id }, scope.language);
  await sql`savepoint tried_update`.execute(scope.db);
  const after = await updateCoupon(scope, changes as CouponChanges);
  const isSame = isDeepStrictEqual(termsOf(before), termsOf(after));
  await (isSame || !keep ? sql`rollback to savepoint tried_update` : sql`release savepoint tried_update`).execute(scope.db);
  return isSame ? "same" : "update";
}

function termsOf({ version: _version, updated_at: _updated, ...terms }: PromoRow): object {
  return terms;
}

/** A description in one language leaves the other as it was. */
function mergedDescription({ description }: PromoRow, fields: Readonly<Record<string, unknown>>): object {
  const given = fields["description"];
  return typeof given === "object" && given !== null ? { description: { ...description, ...given } } : {};
}
