import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { couponTables } from "../tables.ts";

const REDEMPTION_STATUSES = ["held", "committed", "released", "expired", "reversed"] as const;
const text = z.string().nullable();

export const redemptionFilters = z.strictObject({
  ...pageInput,
  coupon_id: idNumber.optional(),
  client_id: idNumber.optional(),
  invoice_id: idNumber.optional(),
  order_id: idNumber.optional(),
  code: boundedText(64).optional(),
  status: z.enum(REDEMPTION_STATUSES).optional(),
  phase: z.enum(["checkout", "renewal"]).optional(),
  ...dateRangeInput,
});

export type RedemptionFilters = z.output<typeof redemptionFilters>;

/** One use of a coupon by a checkout, or one discounted period of a renewal. */
export const redemptionSchema = z.object({
  id: z.int(),
  coupon_id: z.int(),
  coupon_version: z.int(),
  code: text,
  client_id: z.int(),
  client: z.object({ id: z.int(), first_name: z.string(), last_name: z.string(), email: z.string() }),
  order_id: z.int().nullable(),
  invoice_id: z.int(),
  invoice_status: z.string(),
  phase: z.enum(["checkout", "renewal"]),
  status: z.enum(REDEMPTION_STATUSES),
  discount: z.number(),
  list_value: z.number(),
  currency: z.string(),
  points: z.int(),
  hold_until: text,
  release_reason: text,
  created_at: z.string(),
  committed_at: text,
  released_at: text,
});

export type Redemption = z.output<typeof redemptionSchema>;

/** One page of redemptions, newest first. Throws `request.invalid` for a date that is none. */
export async function listRedemptions(scope: Scope, filters: RedemptionFilters): Promise<Page<Redemption>> {
  const matching = redemptionRows(scope, filters);
  const rows = await matching
    .innerJoin("client", "client.id", "promo_redemption.client_id")
    .innerJoin("invoice", "invoice.id", "promo_redemption.invoice_id")
    .selectAll("promo_redemption")
    .select(["client.first_name", "client.last_name", "client.email", "invoice.status as invoice_status"])
    .orderBy("promo_redemption.id", "desc")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      coupon_id: row.promo_id,
      coupon_version: row.promo_version,
      code: row.code,
      client_id: row.client_id,
      client: { id: row.client_id, first_name: row.first_name, last_name: row.last_name, email: row.email },
      order_id: row.client_order_id,
      invoice_id: row.invoice_id,
      invoice_status: row.invoice_status,
      phase: row.phase,
      status: row.status,
      discount: minorToWire(row.discount_minor, row.currency),
      list_value: minorToWire(row.list_value_minor, row.currency),
      currency: row.currency,
      points: row.points,
      hold_until: row.hold_until?.toISOString() ?? null,
      release_reason: row.release_reason,
      created_at: row.created_at.toISOString(),
      committed_at: row.committed_at?.toISOString() ?? null,
      released_at: row.released_at?.toISOString() ?? null,
    })),
    Number(total),
    filters,
  );
}

function redemptionRows(scope: Scope, filters: RedemptionFilters) {
  const { from, to } = dateRangeOf(scope, filters);
  const { coupon_id, client_id, invoice_id, order_id, code, status, phase } = filters;
  return couponTables(scope)
    .selectFrom("promo_redemption")
    .$if(coupon_id !== undefined, (rows) => rows.where("promo_redemption.promo_id", "=", coupon_id ?? 0))
    .$if(client_id !== undefined, (rows) => rows.where("promo_redemption.client_id", "=", client_id ?? 0))
    .$if(invoice_id !== undefined, (rows) => rows.where("promo_redemption.invoice_id", "=", invoice_id ?? 0))
    .$if(order_id !== undefined, (rows) => rows.where("promo_redemption.client_order_id", "=", order_id ?? 0))
    .$if(code !== undefined, (rows) => rows.where("promo_redemption.code", "=", (code ?? "").trim().toUpperCase()))
    .$if(status !== undefined, (rows) => rows.where("promo_redemption.status", "=", status ?? "held"))
    .$if(phase !== undefined, (rows) => rows.where("promo_redemption.phase", "=", phase ?? "checkout"))
    .$if(from !== undefined, (rows) => rows.where("promo_redemption.created_at", ">=", from ?? scope.now))
    .$if(to !== undefined, (rows) => rows.where("promo_redemption.created_at", "<=", to ?? scope.now));
}
