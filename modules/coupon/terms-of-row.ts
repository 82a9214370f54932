import type { Selectable } from "kysely";
import type { ConditionNode } from "./condition-node.ts";
import type { CouponTables } from "./tables.ts";
import type { CouponAmounts, CouponTerms } from "./terms.ts";

export type PromoRow = Selectable<CouponTables["promo"]>;

/** The terms a row of `promo` has now; its plain amounts are in the shop's currency. */
export function termsOfRow(row: PromoRow, shopCurrency: string): CouponTerms {
  return {
    couponId: row.id,
    version: row.version,
    code: row.code ?? undefined,
    internalName: row.internal_name,
    description: row.description ?? undefined,
    type: row.type,
    ratePpm: row.type === "percentage" ? row.value : 0n,
    freeUnits: row.type === "free_session" ? Number(row.value) : 0,
    shopCurrency,
    amounts: { ...otherAmounts(row.amounts), [shopCurrency]: shopAmounts(row) },
    freesetup: row.freesetup,
    recurringCycles: row.recurring ? row.recurring_cycles : 1,
    products: listed(row.products),
    periods: listed(row.periods),
    clientGroups: listed(row.client_groups),
    startAt: row.start_at ?? undefined,
    endAt: row.end_at ?? undefined,
    minOrderBase: row.min_order_base,
    bundle: listed(row.bundle_required),
    loyaltyPoints: row.loyalty_points_required,
    loyaltyMode: row.loyalty_points_mode,
    validOnWeekends: row.valid_on_weekends,
    validOnHolidays: row.valid_on_holidays,
    applyToAddons: row.apply_to_addons,
    stackable: row.stackable,
    priority: row.priority,
    group: row.group_name ?? undefined,
    class: row.class_name ?? undefined,
    excludesClasses: row.excludes_classes ?? [],
    base: row.base,
    applicableTo: row.applicable_to,
    consultants: listed(row.consultant_restrictions),
    serviceTypes: listed(row.service_type_restrictions),
    conditions: (row.conditions ?? undefined) as ConditionNode | undefined,
    automatic: row.automatic,
    listed: row.listed,
    maxUses: row.maxuses,
    perClientLimit: smallerLimit(row.once_per_client ? 1 : 0, row.max_uses_per_user),
    budgetMinor: row.budget ?? undefined,
  };
}

function shopAmounts(row: PromoRow): CouponAmounts {
  return {
    ...(row.type === "absolute" && { valueMinor: row.value }),
    minOrderMinor: row.min_order_amount,
    maxDiscountMinor: row.max_discount_amount,
    giftCardMinor: row.gift_card_value,
  };
}

function otherAmounts(amounts: PromoRow["amounts"]): Record<string, CouponAmounts> {
  return Object.fromEntries(
    Object.entries(amounts ?? {}).map(([currency, given]) => [
      currency,
      {
        ...(given.value !== undefined && { valueMinor: BigInt(given.value) }),
        ...(given.min_order_amount !== undefined && { minOrderMinor: BigInt(given.min_order_amount) }),
        ...(given.max_discount_amount !== undefined && { maxDiscountMinor: BigInt(given.max_discount_amount) }),
        ...(given.gift_card_value !== undefined && { giftCardMinor: BigInt(given.gift_card_value) }),
      },
    ]),
  );
}

/** An empty list restricts nothing, as none at all. */
function listed<Item>(items: readonly Item[] | null): readonly Item[] | undefined {
  return items === null || items.length === 0 ? undefined : items;
}

/** 0 stands for no limit. */
function smallerLimit(one: number, other: number): number {
  if (one === 0 || other === 0) return Math.max(one, other);
  return Math.min(one, other);
}
