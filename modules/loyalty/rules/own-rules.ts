import type { EarningRule, RedemptionRule } from "../contract.ts";
import { birthday } from "./birthday.ts";
import { firstOrder } from "./first-order.ts";
import { minCartAmount } from "./min-cart-amount.ts";
import { orderMultiplier } from "./order-multiplier.ts";
import { perAmount } from "./per-amount.ts";
import { perProduct } from "./per-product.ts";
import { pointsStep } from "./points-step.ts";
import { referral } from "./referral.ts";
import { signUp } from "./sign-up.ts";
import { toldEvent } from "./told-event.ts";

/** The ways to earn that come with the module; plug-ins like any other. */
export const ownEarningRules: readonly EarningRule[] = [
  perAmount,
  perProduct,
  orderMultiplier,
  signUp,
  birthday,
  firstOrder,
  referral,
  toldEvent,
];

/** The limits on points as a discount that come with it. */
export const ownRedemptionRules: readonly RedemptionRule[] = [minCartAmount, pointsStep];
