import type { Fields, FieldValue } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { listText, partsText } from "#core/views/args/arg-texts.ts";
import type { CouponView } from "../services/coupon-view.ts";
import { isFields } from "./condition-editor.ts";

/** Every field of the coupon form, as text, by name; groups are groups. */
export type FormValues = Fields;

/** What an empty form says. */
export const newCouponValues: FormValues = {
  code: "",
  type: "percentage",
  value: "",
  internal_name: "",
  description: { en: "", de: "" },
  active: "1",
  automatic: "0",
  listed: "0",
  start_at: "",
  start_time: "",
  end_at: "",
  end_time: "",
  valid_on_weekends: "1",
  valid_on_holidays: "1",
  maxuses: "",
  max_uses_per_user: "",
  once_per_client: "0",
  budget: "",
  applicable_to: "all",
  products: [],
  periods: [],
  service_type_restrictions: [],
  consultant_restrictions: [],
  client_groups: [],
  apply_to_addons: "1",
  bundle_required: "",
  min_order_amount: "",
  min_order_base: "list",
  max_discount_amount: "",
  loyalty_points_required: "",
  loyalty_points_mode: "price",
  amounts: {},
  recurring: { kind: "once", cycles: "" },
  freesetup: "0",
  stackable: "0",
  base: "remaining",
  priority: "",
  group: "",
  class: "",
  excludes_classes: "",
  gift_card_value: "",
  campaign_source: "",
  utm_source: "",
  utm_medium: "",
  utm_campaign: "",
  marketing_cost: "",
  notes: "",
  generate: { prefix: "", include_year: "0", include_month: "0", random_suffix: "1", length: "" },
  version: "",
};

/** What the form of a coupon says before anybody changes it. Moments are in the shop's zone. */
export function valuesOfCoupon(coupon: CouponView, zone: string): FormValues {
  const start = momentParts(coupon.start_at, zone, "start");
  const end = momentParts(coupon.end_at, zone, "end");
  const plain = Object.keys(newCouponValues).flatMap((name): [string, FieldValue][] => {
    const value = coupon[name as keyof CouponView];
    if (typeof value === "boolean") return [[name, value ? "1" : "0"]];
    if (typeof value === "string" || typeof value === "number")
      return [[name, EMPTY_WHEN_ZERO.has(name) && value === 0 ? "" : String(value)]];
    return Array.isArray(value) && value.every((entry) => typeof entry !== "object") ? [[name, value.map(String)]] : [];
  });
  return merged(newCouponValues, {
    ...Object.fromEntries(plain),
    description: { en: coupon.description?.en ?? "", de: coupon.description?.de ?? "" },
    start_at: start.date,
    start_time: start.time,
    end_at: end.date,
    end_time: end.time,
    bundle_required: partsText(coupon.bundle_required),
    excludes_classes: listText(coupon.excludes_classes),
    recurring: recurringValues(coupon.recurring),
    amounts: Object.fromEntries(
      Object.entries(coupon.amounts ?? {}).map(([currency, given]) => [
        currency,
        Object.fromEntries(Object.entries(given).map(([field, amount]) => [field, amount === undefined ? "" : String(amount)])),
      ]),
    ),
  });
}

/** What was posted; lists of which nothing was ticked are not sent, and mean none. */
export function valuesOfForm(form: Fields): FormValues {
  const lists = Object.entries(newCouponValues).flatMap(([name, value]) => (Array.isArray(value) ? [[name, []] as const] : []));
  return merged(newCouponValues, { ...Object.fromEntries(lists), ...form });
}

const EMPTY_WHEN_ZERO: ReadonlySet<string> = new Set([
  "maxuses",
  "max_uses_per_user",
  "min_order_amount",
  "max_discount_amount",
  "loyalty_points_required",
  "gift_card_value",
  "marketing_cost",
  "priority",
]);

function recurringValues(recurring: CouponView["recurring"]): Fields {
  if (typeof recurring === "object") return { kind: "cycles", cycles: String(recurring.cycles) };
  return { kind: recurring ? "forever" : "once", cycles: "" };
}

/** A day alone where the moment is the beginning or the end of one. */
function momentParts(text: string | null, zone: string, edge: "start" | "end"): { readonly date: string; readonly time: string } {
  if (text === null) return { date: "", time: "" };
  const { date, hour, minute } = zonedParts(new Date(text), zone);
  const isWholeDay = edge === "start" ? hour === 0 && minute === 0 : hour === 23 && minute === 59;
  return { date, time: isWholeDay ? "" : `${twoDigits(hour)}:${twoDigits(minute)}` };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Known groups are filled up with what was not given. */
function merged(base: Fields, given: Fields): FormValues {
  const entries = Object.entries(base).map(([name, value]): [string, FieldValue] => {
    const own = given[name];
    if (own === undefined) return [name, value];
    return [name, isFields(value) && isFields(own) ? { ...value, ...own } : own];
  });
  return Object.fromEntries(entries);
}
