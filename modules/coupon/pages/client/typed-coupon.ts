import type { CartCodes } from "#core/billing/portal.ts";
import type { ActionOutcome, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";

/** A coupon typed into the cart. Whatever is no narrower kind of code may be one. */
export const typedCoupon: CartCodes = {
  module: "coupon",
  order: 100,
  label: "coupon",
  recognises: () => true,
  enter: async (scope, request, code, isReplacing) => {
    if (scope.actor.kind !== "client") {
      await request.call("cart_apply_promo", { promocode: code });
      return applied;
    }
    return applyOwn(scope, request, code, isReplacing);
  },
  remove: async ({ call }, code) => {
    await call("cart_remove_promo", { promocode: code }, "guest");
    return { message: "The coupon is off the cart." };
  },
};

const applied: ActionOutcome = { message: "The coupon is in your cart." };

/** A coupon that cannot stand beside another one asks first whether it may take its place. */
async function applyOwn(scope: Scope, { call }: PageRequest, code: string, isReplacing: boolean): Promise<ActionOutcome> {
  try {
    await call("coupon_apply_to_cart", { code, replace: isReplacing });
    return applied;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "coupon.not_stackable" || isReplacing) throw error;
    const message = scope.sentence(error.code, error.details);
    return { shown: { question: { code, message, label: scope.word("coupon", "Use it instead") } } };
  }
}
