import { defineLiveMessage, type LiveMessage } from "#core/events/live-channel.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponChannel, couponExpired, couponLimitReached, couponUsed } from "../contract.ts";
import { NONE, useCounts } from "../services/use-counts.ts";
import { couponToasts } from "./coupon-toasts.ts";

/** What `/ws/coupons` tells of coupons themselves. */
export const couponMessages: readonly LiveMessage[] = [
  defineLiveMessage(couponChannel, "coupon_used", couponUsed, (scope, payloads) => counted(scope, payloads.map(shown)), couponToasts.used),
  defineLiveMessage(
    couponChannel,
    "limit_reached",
    couponLimitReached,
    async (_scope, payloads) => payloads.map(shown),
    couponToasts.limitReached,
  ),
  defineLiveMessage(couponChannel, "expired", couponExpired, (scope, payloads) => counted(scope, payloads), couponToasts.expired),
];

type Counted = { readonly coupon_id: number; readonly used: number | null };

/** The fields that are for everybody who may see coupons; which invoice it was is for others. */
function shown<Payload extends { readonly invoice_id: number }>({
  invoice_id: _invoice,
  ...payload
}: Payload): Omit<Payload, "invoice_id"> {
  return payload;
}

/** Fills in the uses of unlimited coupons, counted once for all messages about the same one. */
async function counted<Data extends Counted>(scope: Scope, list: readonly Data[]): Promise<readonly Data[]> {
  const open = list.filter(({ used }) => used === null).map(({ coupon_id }) => coupon_id);
  const counts = await useCounts(scope, [...new Set(open)]);
  return list.map((data) => ({ ...data, used: data.used ?? (counts.get(data.coupon_id) ?? NONE).used }));
}
