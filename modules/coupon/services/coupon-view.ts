import { z } from "zod";
import type { Language } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import { couponType } from "../api/coupon-input.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { COUPON_STATUSES, statusOf } from "./coupon-status.ts";

const text = z.string().nullable();
const ids = z.array(z.int());
const amounts = z.object({
  value: z.number().optional(),
  min_order_amount: z.number().optional(),
  max_discount_amount: z.number().optional(),
  gift_card_value: z.number().optional(),
});

/** A coupon on the wire: the fields it was made with, and what has become of it. Lists that are empty restrict nothing. */
export const couponSchema = z.object({
  id: z.int(),
  code: text,
  type: couponType,
  value: z.number(),
  currency: z.string(),
  internal_name: z.string(),
  description: z.object({ en: text, de: text }).nullable(),
  maxuses: z.int(),
  max_uses_per_user: z.int(),
  once_per_client: z.boolean(),
  freesetup: z.boolean(),
  recurring: z.union([z.boolean(), z.object({ cycles: z.int() })]),
  active: z.boolean(),
  start_at: text,
  end_at: text,
  products: ids,
  periods: z.array(z.string()),
  client_groups: ids,
  min_order_amount: z.number(),
  min_order_base: z.enum(["list", "after_line"]),
  max_discount_amount: z.number(),
  bundle_required: z.array(z.object({ id: z.int(), quantity: z.int() })),
  gift_card_value: z.number(),
  loyalty_points_required: z.int(),
  loyalty_points_mode: z.enum(["price", "threshold"]),
  valid_on_weekends: z.boolean(),
  valid_on_holidays: z.boolean(),
  apply_to_addons: z.boolean(),
  stackable: z.boolean(),
  priority: z.int(),
  group: text,
  class: text,
  excludes_classes: z.array(z.string()),
  base: z.enum(["remaining", "original"]),
  amounts: z.record(z.string(), amounts).nullable(),
  applicable_to: z.string(),
  consultant_restrictions: ids,
  service_type_restrictions: z.array(z.string()),
  campaign_source: text,
  utm_source: text,
  utm_medium: text,
  utm_campaign: text,
  notes: text,
  automatic: z.boolean(),
  listed: z.boolean(),
  budget: z.number().nullable(),
  budget_spent: z.number(),
  marketing_cost: z.number(),
  conditions: z.record(z.string(), z.unknown()).nullable(),
  used: z.int(),
  held: z.int(),
  remaining_uses: z.union([z.int(), z.literal("Unlimited")]),
  status: z.enum(COUPON_STATUSES),
  flagged: z.boolean(),
  version: z.int(),
  created_by: z.int().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: text,
  summary: z.string(),
});

export type CouponView = z.output<typeof couponSchema>;

/** What is counted from the redemptions of phase checkout: `used` held and committed ones, `held` those not committed yet. */
export type UseCounts = { readonly used: number; readonly held: number };

/** What a view needs beside the row. */
export type ViewContext = {
  readonly currency: string;
  readonly now: Date;
  readonly summary: (row: PromoRow, language: Language) => string;
  readonly language: Language;
};

export function couponView(row: PromoRow, { used, held }: UseCounts, { currency, now, language, summary }: ViewContext): CouponView {
  return {
    id: row.id,
    code: row.code,
    type: row.type,
    value: valueOnWire(row, currency),
    currency,
    internal_name: row.internal_name,
    description: row.description === null ? null : { en: row.description.en ?? null, de: row.description.de ?? null },
    maxuses: row.maxuses,
    max_uses_per_user: row.max_uses_per_user,
    once_per_client: row.once_per_client,
    freesetup: row.freesetup,
    recurring: row.recurring && row.recurring_cycles !== null ? { cycles: row.recurring_cycles } : row.recurring,
    active: row.active,
    start_at: row.start_at?.toISOString() ?? null,
    end_at: row.end_at?.toISOString() ?? null,
    products: row.products ?? [],
    periods: row.periods ?? [],
    client_groups: row.client_groups ?? [],
    min_order_amount: minorToWire(row.min_order_amount, currency),
    min_order_base: row.min_order_base,
    max_discount_amount: minorToWire(row.max_discount_amount, currency),
    bundle_required: row.bundle_required ?? [],
    gift_card_value: minorToWire(row.gift_card_value, currency),
    loyalty_points_required: row.loyalty_points_required,
    loyalty_points_mode: row.loyalty_points_mode,
    valid_on_weekends: row.valid_on_weekends,
    valid_on_holidays: row.valid_on_holidays,
    apply_to_addons: row.apply_to_addons,
    stackable: row.stackable,
    priority: row.priority,
    group: row.group_name,
    class: row.class_name,
    excludes_classes: row.excludes_classes ?? [],
    base: row.base,
    amounts: amountsOnWire(row.amounts),
    applicable_to: row.applicable_to,
    consultant_restrictions: row.consultant_restrictions ?? [],
    service_type_restrictions: row.service_type_restrictions ?? [],
    campaign_source: row.campaign_source,
    utm_source: row.utm_source,
    utm_medium: row.utm_medium,
    utm_campaign: row.utm_campaign,
    notes: row.notes,
    automatic: row.automatic,
    listed: row.listed,
    budget: row.budget === null ? null : minorToWire(row.budget, currency),
    budget_spent: minorToWire(row.spent, currency),
    marketing_cost: minorToWire(row.marketing_cost, currency),
    conditions: (row.conditions ?? null) as Record<string, unknown> | null,
    used,
    held,
    remaining_uses: row.maxuses === 0 ? "Unlimited" : Math.max(0, row.maxuses - used),
    status: statusOf(row, used, now),
    flagged: row.flagged,
    version: row.version,
    created_by: row.created_by_id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    deleted_at: row.deleted_at?.toISOString() ?? null,
    summary: summary(row, language),
  };
}

/** Percent, an amount of the shop's currency, or a number of sessions. */
export function valueOnWire({ type, value }: Pick<PromoRow, "type" | "value">, currency: string): number {
  if (type === "percentage") return ppmToWire(value);
  return type === "absolute" ? minorToWire(value, currency) : Number(value);
}

function amountsOnWire(stored: PromoRow["amounts"]): CouponView["amounts"] {
  if (stored === null) return null;
  const wire = Object.entries(stored).map(([currency, given]) => {
    const texts = Object.entries(given).flatMap(([field, minor]) =>
      minor === undefined ? [] : [[field, minorToWire(BigInt(minor), currency)] as const],
    );
    return [currency, Object.fromEntries(texts)] as const;
  });
  return Object.fromEntries(wire);
}
