import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { ConditionNode } from "../condition-node.ts";

/** A starting point on the page that creates coupons: fields that are filled in already. Title and lead are words. */
export type CouponTemplate = {
  readonly key: string;
  readonly title: string;
  readonly lead: string;
  readonly values: Fields;
  readonly conditions?: ConditionNode;
};

/** The starting points there are. The address names one: `/coupons/new?template=first-order`. */
export function couponTemplates(scope: Scope): readonly CouponTemplate[] {
  return [...PLAIN, ...seasonal(scope)];
}

/** The one an address names, if any. */
export function couponTemplate(scope: Scope, key: string): CouponTemplate | undefined {
  return couponTemplates(scope).find((template) => template.key === key);
}

const PLAIN: readonly CouponTemplate[] = [
  { key: "percent", title: "Percent off", lead: "20% off everything", values: { type: "percentage", value: "20" } },
  {
    key: "amount",
    title: "Amount off",
    lead: "10 off, on orders of 50 or more",
    values: { type: "absolute", value: "10", min_order_amount: "50" },
  },
  {
    key: "session",
    title: "Free session",
    lead: "One session for nothing, once per client",
    values: { type: "free_session", value: "1", once_per_client: "1" },
  },
  {
    key: "first-order",
    title: "First order",
    lead: "15% off for new clients, once",
    values: { type: "percentage", value: "15", applicable_to: "first_time_users", once_per_client: "1" },
  },
  {
    key: "buy-two",
    title: "Buy two, get one free",
    lead: "One session free in a cart of three or more",
    values: { type: "free_session", value: "1" },
    conditions: { all: [{ rule: "quantity", args: { min: 3 } }] },
  },
  {
    key: "quantity",
    title: "Quantity discount",
    lead: "10% off five or more",
    values: { type: "percentage", value: "10", automatic: "1", internal_name: "Quantity discount" },
    conditions: { all: [{ rule: "quantity", args: { min: 5 } }] },
  },
  {
    key: "free-setup",
    title: "No setup fee",
    lead: "Takes the setup fee off, and nothing else",
    values: { type: "percentage", value: "0", freesetup: "1" },
  },
  {
    key: "weekend",
    title: "Weekend offer",
    lead: "10% off on Saturdays and Sundays",
    values: { type: "percentage", value: "10" },
    conditions: { all: [{ rule: "weekdays", args: { days: [6, 7] } }] },
  },
];

/** December of this year, while there still is some of it. */
function seasonal({ now, shop }: Scope): readonly CouponTemplate[] {
  const year = zonedParts(now, shop.timeZone).date.slice(0, 4);
  const today = zonedParts(now, shop.timeZone).date;
  const start = `${year}-12-01` > today ? `${year}-12-01` : today;
  return [
    {
      key: "holidays",
      title: "Holiday season",
      lead: "15% off until the end of the year",
      values: { type: "percentage", value: "15", start_at: start, end_at: `${year}-12-31`, campaign_source: `holidays-${year}` },
    },
  ];
}
