import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { couponRules } from "#modules/coupon/contract.ts";
import { businessErrors } from "./errors.ts";
import { onClientCheckout } from "./listeners/on-client-checkout.ts";
import { businessGerman } from "./locale-de.ts";
import { vatRegistered } from "./rules/vat-registered.ts";

export const module = defineModule({
  id: "business-coupons",
  errors: [businessErrors.table],
  locales: { de: businessGerman },
  provides: [provide(couponRules, vatRegistered)],
  listeners: [onClientCheckout],
});
