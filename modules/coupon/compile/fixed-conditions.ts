import { minorToWire } from "#core/kernel/money.ts";
import { amountsIn } from "../amounts-in.ts";
import type { CouponRule } from "../contract.ts";
import { addons } from "../rules/addons.ts";
import { bundleRequired } from "../rules/bundle-required.ts";
import { clientGroups } from "../rules/client-groups.ts";
import { consultants } from "../rules/consultants.ts";
import { currency } from "../rules/currency.ts";
import { dateWindow } from "../rules/date-window.ts";
import { firstTimeClient } from "../rules/first-time-client.ts";
import { holidays } from "../rules/holidays.ts";
import { loyaltyPoints } from "../rules/loyalty-points.ts";
import { minOrderAmount } from "../rules/min-order-amount.ts";
import { periods } from "../rules/periods.ts";
import { productTypes } from "../rules/product-types.ts";
import { products } from "../rules/products.ts";
import { serviceTypes } from "../rules/service-types.ts";
import { weekends } from "../rules/weekends.ts";
import type { CouponTerms } from "../terms.ts";

/** A fixed field of a coupon, as the rule plug-in it stands for. `path` is the name of the field. */
export type FixedCondition = { readonly path: string; readonly rule: CouponRule; readonly args: unknown };

/** The fixed fields that restrict anything, all of which must hold. */
export function fixedConditions(terms: CouponTerms): readonly FixedCondition[] {
  const { startAt, endAt } = terms;
  return [
    ...when(terms.clientGroups, (groups) => [{ path: "client_groups", rule: clientGroups, args: { groups } }]),
    ...when(startAt ?? endAt, () => [
      {
        path: startAt === undefined ? "end_at" : "start_at",
        rule: dateWindow,
        args: { start_at: startAt?.toISOString(), end_at: endAt?.toISOString() },
      },
    ]),
    ...amountConditions(terms),
    ...when(terms.bundle, (bundle) => [{ path: "bundle_required", rule: bundleRequired, args: { products: bundle } }]),
    ...when(terms.products, (ids) => [{ path: "products", rule: products, args: { products: ids } }]),
    ...when(terms.periods, (codes) => [{ path: "periods", rule: periods, args: { periods: codes } }]),
    ...(terms.applyToAddons ? [] : [{ path: "apply_to_addons", rule: addons, args: {} }]),
    ...(terms.type === "free_session" ? [{ path: "type", rule: productTypes, args: { types: ["service"] } }] : []),
    ...audienceConditions(terms),
    ...when(terms.serviceTypes, (types) => [{ path: "service_type_restrictions", rule: serviceTypes, args: { types } }]),
    ...when(terms.consultants, (ids) => [{ path: "consultant_restrictions", rule: consultants, args: { consultants: ids } }]),
    ...(terms.validOnWeekends ? [] : [{ path: "valid_on_weekends", rule: weekends, args: {} }]),
    ...(terms.validOnHolidays ? [] : [{ path: "valid_on_holidays", rule: holidays, args: {} }]),
    ...(terms.loyaltyPoints === 0
      ? []
      : [{ path: "loyalty_points_required", rule: loyaltyPoints, args: { points: terms.loyaltyPoints, mode: terms.loyaltyMode } }]),
  ];
}

function when<Value>(value: Value | undefined, conditions: (value: Value) => readonly FixedCondition[]): readonly FixedCondition[] {
  return value === undefined ? [] : conditions(value);
}

/** `specific_consultants` says nothing that `consultant_restrictions` does not say already. */
function audienceConditions({ applicableTo }: CouponTerms): readonly FixedCondition[] {
  if (applicableTo === "first_time_users") return [{ path: "applicable_to", rule: firstTimeClient, args: {} }];
  if (applicableTo === "book_a_meeting" || applicableTo === "30_for_30")
    return [{ path: "applicable_to", rule: serviceTypes, args: { types: [applicableTo] } }];
  return [];
}

/** The minimum, and the currencies in which the coupon was given all the amounts it has in the shop's currency. */
function amountConditions(terms: CouponTerms): readonly FixedCondition[] {
  const shop = amountsIn(terms, terms.shopCurrency);
  if (shop === undefined || (shop.valueMinor === 0n && shop.minOrderMinor === 0n && shop.maxDiscountMinor === 0n)) return [];
  const minimums = Object.keys(terms.amounts).flatMap((code) => {
    const amounts = amountsIn(terms, code);
    return amounts === undefined ? [] : [[code, minorToWire(amounts.minOrderMinor, code)] as const];
  });
  const given = minimums.map(([code]) => code);
  return [
    { path: "amounts", rule: currency, args: { currencies: given } },
    ...(minimums.every(([, amount]) => amount === 0)
      ? []
      : [{ path: "min_order_amount", rule: minOrderAmount, args: { amount: Object.fromEntries(minimums), base: terms.minOrderBase } }]),
  ];
}
