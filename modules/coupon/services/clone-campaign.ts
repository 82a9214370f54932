import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { type CopyChanges, copyCoupon } from "./copy-coupon.ts";
import { draftDates } from "./draft-dates.ts";
import { fieldFaults } from "./field-faults.ts";
import { freeCode } from "./free-code.ts";

export type CloneRequest = {
  readonly campaign: string;
  readonly name: string;
  readonly prefix: string;
  readonly startAt: string | null | undefined;
  readonly endAt: string | null | undefined;
  readonly active: boolean;
};

export const clonedSchema = z.object({
  campaign: z.string(),
  created: z.int(),
  coupons: z.array(z.object({ id: z.int(), code: z.string().nullable(), original_id: z.int() })),
});

/**
 * Copies every coupon of a campaign into a new one, under codes drawn afresh; all of them or none. Unique codes stay with the originals.
 * Of several that want the same name at the same time one gets it.
 * Throws `coupon.campaign_not_found` (404), `coupon.campaign_taken`, `coupon.campaign_too_large`, `request.invalid`.
 */
export function cloneCampaign(scope: Scope, request: CloneRequest): Promise<z.output<typeof clonedSchema>> {
  return scope.transaction(async (inner) => {
    const { campaign, name } = request;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`coupon-campaign ${name}`}, 0))`.execute(inner.db);
    const originals = await couponsOf(inner, campaign);
    if (originals.length === 0) throw couponErrors.error("coupon.campaign_not_found");
    if (originals.length > MOST_COUPONS)
      throw couponErrors.error("coupon.campaign_too_large", { count: originals.length, most: MOST_COUPONS });
    if ((await couponsOf(inner, name)).length > 0) throw couponErrors.error("coupon.campaign_taken");
    const coupons = [];
    for (const original of originals) {
      const code = original.code === null ? null : await freeCode(inner, recipeOf(request.prefix));
      const copy = await copyCoupon(inner, original, code, changesOf(inner, original, request));
      coupons.push({ id: copy.id, code: copy.code, original_id: original.id });
    }
    await recordActivity(inner, {
      action: "coupon.clone_campaign",
      objectType: "coupon",
      objectId: coupons[0]?.id,
      message: "A campaign was cloned.",
      changes: { campaign, name, coupons: coupons.length },
    });
    return { campaign: name, created: coupons.length, coupons };
  });
}

const MOST_COUPONS = 500;

function couponsOf(scope: Scope, campaign: string): Promise<PromoRow[]> {
  return couponTables(scope)
    .selectFrom("promo")
    .selectAll()
    .where("campaign_source", "=", campaign)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
}

function recipeOf(prefix: string) {
  return { prefix, random_suffix: true, length: Math.min(LONGEST_CODE, prefix.length + RANDOM_LENGTH) };
}

const LONGEST_CODE = 20;
const RANDOM_LENGTH = 6;

/** Dates that are not given stay those of the original. */
function changesOf(scope: Scope, original: PromoRow, { campaign, name, startAt, endAt, active }: CloneRequest): CopyChanges {
  const faults = fieldFaults();
  const wanted = {
    start_at: startAt ?? original.start_at?.toISOString() ?? null,
    end_at: endAt ?? original.end_at?.toISOString() ?? null,
  };
  const dates = draftDates(scope, { type: original.type, ...wanted }, faults, {
    startMayBePast: startAt === null || startAt === undefined,
  });
  faults.refuse();
  return { ...dates, active, campaign_source: name, ...(original.utm_campaign === campaign && { utm_campaign: name }) };
}
