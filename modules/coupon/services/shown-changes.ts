import type { CouponReport } from "../pricing/coupon-report.ts";
import type { ShownChange } from "./write-cart-codes.ts";

/** Attached codes that are granted now and were not when the cart was last shown, or the other way round. */
export function shownChanges({ granted, refused }: Pick<CouponReport, "granted" | "refused">): readonly ShownChange[] {
  return [
    ...granted.map(({ candidate }) => ({ candidate, isGranted: true })),
    ...refused.map(({ candidate }) => ({ candidate, isGranted: false })),
  ].flatMap(({ candidate: { attachedId, shownGranted }, isGranted }) =>
    attachedId === undefined || shownGranted === isGranted ? [] : [{ attachedId, isGranted }],
  );
}
