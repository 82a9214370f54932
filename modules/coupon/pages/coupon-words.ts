import type { Scope } from "#core/events/scope.ts";
import { dateFormat } from "#core/kernel/date-format.ts";
import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { numberFormat } from "#core/kernel/number-format.ts";
import type { CouponView } from "../services/coupon-view.ts";
import { pageWord } from "./page-words.ts";

type Offered = Pick<CouponView, "type" | "value" | "currency" | "freesetup" | "gift_card_value">;

/** What a coupon takes off, as short as a table needs it: `20%`, `10.00 €`, `1 session`. */
export function valueText(scope: Scope, { type, value, currency, freesetup, gift_card_value }: Offered): string {
  if (value === 0 && freesetup) return pageWord(scope, "Free setup");
  if (value === 0 && gift_card_value > 0) {
    const amount = formatMoney(minorFromWire(gift_card_value, currency, "gift_card_value"), currency, scope.language);
    return pageWord(scope, "{amount} gift card", { amount });
  }
  if (type === "percentage") {
    return numberFormat(scope.language, { style: "unit", unit: "percent", maximumFractionDigits: 4 }).format(value);
  }
  if (type === "absolute") return formatMoney(minorFromWire(value, currency, "value"), currency, scope.language);
  return pageWord(scope, value === 1 ? "1 session" : "{count} sessions", { count: value });
}

type Stated = Pick<CouponView, "status" | "start_at" | "end_at" | "maxuses" | "updated_at" | "created_at">;

/** Why a coupon has the status it has, or since when. */
export function statusReason(scope: Scope, coupon: Stated): string {
  const day = (text: string | null): string =>
    text === null ? "–" : dateFormat(scope.language, scope.shop.timeZone, { dateStyle: "medium" }).format(new Date(text));
  switch (coupon.status) {
    case "inactive":
      return pageWord(scope, "Switched off, last changed {day}", { day: day(coupon.updated_at) });
    case "flagged":
      return pageWord(scope, "Its use looks unusual");
    case "expired":
      return pageWord(scope, "Ended {day}", { day: day(coupon.end_at) });
    case "limit_reached":
      return pageWord(scope, coupon.maxuses === 1 ? "Its only use is taken" : "All {count} uses are taken", { count: coupon.maxuses });
    case "scheduled":
      return pageWord(scope, "Starts {day}", { day: day(coupon.start_at) });
    default:
      return pageWord(scope, "Since {day}", { day: day(coupon.start_at ?? coupon.created_at) });
  }
}
