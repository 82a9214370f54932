import type { CouponTerms } from "../terms.ts";

type Combining = Pick<CouponTerms, "couponId" | "stackable" | "class" | "excludesClasses" | "group">;

/** Whether two coupons may stand beside each other: both are stackable, neither excludes the other's class, and they share no group. */
export function mayCombine(one: Combining, other: Combining): boolean {
  if (one.couponId === other.couponId || !one.stackable || !other.stackable) return false;
  return !sharesGroup(one, other) && !excludes(one, other) && !excludes(other, one);
}

/** Whether both belong to one group, of which only the best for the client applies. */
export function sharesGroup(one: Combining, other: Combining): boolean {
  return one.group !== undefined && one.group === other.group;
}

function excludes(one: Combining, other: Combining): boolean {
  return other.class !== undefined && one.excludesClasses.includes(other.class);
}
