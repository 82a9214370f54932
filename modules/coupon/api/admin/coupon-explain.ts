import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { currencyCode, idNumber, instantText } from "#core/kernel/wire.ts";
import { explainCoupon, explanationSchema } from "../../services/explain-coupon.ts";
import { hypotheticalItems } from "../hypothetical-items.ts";
import { typedCode } from "../typed-code.ts";

export const couponExplain = defineMethod({
  name: "coupon_explain",
  role: "admin",
  permission: "coupon.view",
  summary: "Why a code can or cannot be used by a client, on a cart or on products, now or at another time; changes nothing",
  reads: true,
  input: z.strictObject({
    code: typedCode,
    client_id: idNumber.optional(),
    cart_id: idNumber.optional(),
    items: hypotheticalItems.optional(),
    at: instantText.optional(),
    currency: currencyCode.optional(),
  }),
  output: explanationSchema,
  handle: (scope, { code, client_id, cart_id, items, at, currency }) => {
    const moment = at === undefined ? scope.now : parseInstant(at, scope.shop.timeZone, "start");
    if (moment === undefined) throw invalidRequest({ at: "Must be a date or an instant." });
    return explainCoupon(scope, code, { clientId: client_id, cartId: cart_id, items, at: moment, currency });
  },
});
