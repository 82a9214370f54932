import { everydayCoupons } from "./everyday-coupons.ts";
import type { BasketKind } from "./fill-basket.ts";
import type { Office } from "./furnish-office.ts";
import type { Person } from "./people.ts";
import { specialCoupons } from "./special-coupons.ts";
import type { Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** A coupon of the story: what it is, when it is made, and who would type it for what. */
export type CouponPlan = {
  /** Absent for an automatic one, which nobody types. */
  readonly code?: string;
  /** The day of the story it is made on. */
  readonly since: number;
  readonly fields: object;
  /** Baskets it is tried on; left out when nobody would. */
  readonly suits?: readonly BasketKind[];
  readonly group?: Person["group"];
  /** Another code that some type along with it. */
  readonly beside?: string;
  /** How often it comes to mind, beside the others. */
  readonly weight?: number;
  /** Switched off again on this day of the story. */
  readonly pausedOn?: number;
  /** How many unique codes are made of it. */
  readonly uniqueCodes?: number;
};

/** Coupons in every state they can be in. */
export function couponPlans(stage: Stage, office: Office, shelves: Shelves): readonly CouponPlan[] {
  return [...everydayCoupons(stage, shelves), ...specialCoupons(stage, office, shelves)];
}
