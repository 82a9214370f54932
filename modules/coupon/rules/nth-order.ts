import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";

const orderNumber = wholeNumber(1, 100_000);

/** On the client's n-th order, or on every n-th one; orders count once they are paid. */
export const nthOrder = defineCouponRule({
  code: "nth_order",
  title: { en: "N-th order", de: "N-te Bestellung" },
  args: z.union([z.strictObject({ number: orderNumber }), z.strictObject({ every: orderNumber })]),
  check({ client }, args) {
    if (client === undefined) return refused("auth.required");
    const next = client.paidOrders + 1;
    if ("every" in args)
      return next % args.every === 0 ? eligible : refused("coupon.not_started", { orders_missing: args.every - (next % args.every) });
    if (next === args.number) return eligible;
    if (next < args.number) return refused("coupon.not_started", { orders_missing: args.number - next });
    return refused(args.number === 1 ? "coupon.first_order_only" : "coupon.expired");
  },
  summary(args, language) {
    if ("every" in args) return language === "de" ? `bei jeder ${args.every}. Bestellung` : `on every order number ${args.every}`;
    return language === "de" ? `bei der ${args.number}. Bestellung` : `on order number ${args.number}`;
  },
});
