import { sql } from "kysely";
import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import type { CouponDraft, couponChanges } from "../api/coupon-input.ts";
import { couponErrors, couponMissing } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { archiveSharedCode, claimCode } from "./claim-code.ts";
import { columnsOfDraft } from "./columns-of-draft.ts";
import { draftOfRow } from "./draft-of-row.ts";
import { lockCoupon } from "./find-coupon.ts";
import { recountUses } from "./recount-uses.ts";
import { writeVersion } from "./write-version.ts";

export type CouponChanges = z.output<typeof couponChanges>;

/**
 * Changes a coupon and begins a new version of its terms; what was priced before keeps the version it was priced with. Throws
 * `coupon.not_found` (404), `coupon.version_conflict`, `coupon.code_taken`, `coupon.limit_below_used`, `request.invalid`.
 */
export function updateCoupon(scope: Scope, { id, version, ...changes }: CouponChanges): Promise<PromoRow> {
  return scope.transaction(async (inner) => {
    const before = await lockCoupon(inner, id);
    if (before.deleted_at !== null) throw couponMissing();
    if (version !== undefined && version !== before.version)
      throw couponErrors.error("coupon.version_conflict", { version: before.version });
    const { currency } = inner.shop;
    const draft = { ...draftOfRow(before, currency), ...given(changes.amounts?.[currency] ?? {}), ...given(changes) };
    const columns = await columnsOfDraft(inner, draft, { startMayBePast: true });
    const counters = await recountUses(inner, before, { maxuses: draft.maxuses ?? 0, budget: columns.budget });
    if (before.code !== columns.code) await replaceCode(inner, before, draft);
    const row = await couponTables(inner)
      .updateTable("promo")
      .set({ ...columns, ...counters, version: sql`version + 1`, updated_at: inner.now })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeVersion(inner, row);
    await recordActivity(inner, {
      action: "coupon.update",
      objectType: "coupon",
      objectId: id,
      message: "A coupon was changed.",
      changes: { version: row.version, fields: Object.keys(changes) },
    });
    return row;
  });
}

/** Without the fields that were left out. */
function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}

async function replaceCode(scope: Scope, { id }: PromoRow, { code }: CouponDraft): Promise<void> {
  await archiveSharedCode(scope, id);
  if (code) await claimCode(scope, id, code);
}
