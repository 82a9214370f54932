import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import type { CouponInput } from "../api/coupon-input.ts";
import { couponTables } from "../tables.ts";
import { claimCode } from "./claim-code.ts";
import { columnsOfDraft, type DraftOptions } from "./columns-of-draft.ts";
import { freeCode } from "./free-code.ts";
import { writeVersion } from "./write-version.ts";

/** Makes a coupon with its code and its first version, and answers its id. Throws `request.invalid`, `coupon.code_taken`, `coupon.codes_exhausted`. */
export function createCoupon(scope: Scope, input: CouponInput, options: DraftOptions = { startMayBePast: false }): Promise<number> {
  return scope.transaction(async (inner) => {
    const { generate, ...draft } = input;
    const code = draft.code ?? (generate ? await freeCode(inner, generate) : null);
    const columns = await columnsOfDraft(inner, { ...draft, code }, options);
    const row = await couponTables(inner)
      .insertInto("promo")
      .values({
        ...columns,
        created_by_id: inner.actor.kind === "staff" ? inner.actor.staffId : null,
        created_at: inner.now,
        updated_at: inner.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (row.code !== null) await claimCode(inner, row.id, row.code);
    await writeVersion(inner, row);
    await recordActivity(inner, { action: "coupon.create", objectType: "coupon", objectId: row.id, message: "A coupon was created." });
    return row.id;
  });
}
