import type { Scope } from "#core/events/scope.ts";
import type { CouponDirectory } from "../contract.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import { termsOfRow } from "../terms-of-row.ts";
import { codePattern, drawCodes } from "./code-pattern.ts";
import { findCoupon } from "./find-coupon.ts";

/** What other modules may ask. */
export const ownDirectory: CouponDirectory = { giftCardValue, issueCodeTo };

async function giftCardValue(scope: Scope, couponId: number, currency: string | undefined) {
  const row = await couponTables(scope)
    .selectFrom("promo")
    .selectAll()
    .where("id", "=", couponId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const wanted = currency ?? scope.shop.currency;
  const amountMinor = termsOfRow(row, scope.shop.currency).amounts[wanted]?.giftCardMinor ?? 0n;
  return amountMinor === 0n ? undefined : { amountMinor, currency: wanted };
}

/** Throws `coupon.not_found` (404). */
async function issueCodeTo(scope: Scope, couponId: number, clientId: number): Promise<string> {
  await findCoupon(scope, { id: couponId });
  const pattern = codePattern({}, 1);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [code = ""] = drawCodes(pattern, 1);
    const issued = await couponTables(scope)
      .insertInto("promo_code")
      .values({ promo_id: couponId, code, kind: "unique", client_id: clientId, created_at: scope.now })
      .onConflict((conflict) => conflict.column("code").where("archived_at", "is", null).doNothing())
      .returning("code")
      .executeTakeFirst();
    if (issued !== undefined) return issued.code;
  }
  throw couponErrors.error("coupon.codes_exhausted");
}

const MOST_TRIES = 20;
