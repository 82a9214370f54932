import type { CouponDraft } from "../api/coupon-input.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { couponView } from "./coupon-view.ts";
import { NONE } from "./use-counts.ts";

/** A stored coupon as the draft it could have been made with, for changes to be laid over. */
export function draftOfRow(row: PromoRow, currency: string): CouponDraft {
  const view = couponView(row, NONE, { currency, now: row.updated_at, language: "en", summary: () => "" });
  return {
    code: view.code,
    type: view.type,
    value: view.value,
    internal_name: view.internal_name,
    description: view.description,
    maxuses: view.maxuses,
    max_uses_per_user: view.max_uses_per_user,
    once_per_client: view.once_per_client,
    freesetup: view.freesetup,
    recurring: view.recurring,
    active: view.active,
    start_at: view.start_at,
    end_at: view.end_at,
    products: row.products,
    periods: row.periods as CouponDraft["periods"],
    client_groups: row.client_groups,
    min_order_amount: view.min_order_amount,
    min_order_base: view.min_order_base,
    max_discount_amount: view.max_discount_amount,
    bundle_required: row.bundle_required,
    gift_card_value: view.gift_card_value,
    loyalty_points_required: view.loyalty_points_required,
    loyalty_points_mode: view.loyalty_points_mode,
    valid_on_weekends: view.valid_on_weekends,
    valid_on_holidays: view.valid_on_holidays,
    apply_to_addons: view.apply_to_addons,
    stackable: view.stackable,
    priority: view.priority,
    group: view.group,
    class: view.class,
    excludes_classes: row.excludes_classes,
    base: view.base,
    amounts: view.amounts,
    applicable_to: view.applicable_to as CouponDraft["applicable_to"],
    consultant_restrictions: row.consultant_restrictions,
    service_type_restrictions: row.service_type_restrictions,
    campaign_source: view.campaign_source,
    utm_source: view.utm_source,
    utm_medium: view.utm_medium,
    utm_campaign: view.utm_campaign,
    notes: view.notes,
    automatic: view.automatic,
    listed: view.listed,
    budget: view.budget,
    marketing_cost: view.marketing_cost,
    conditions: view.conditions,
  };
}
