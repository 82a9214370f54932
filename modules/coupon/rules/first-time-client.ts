import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** For clients without a paid order. Who has not signed in cannot be known to be one. */
export const firstTimeClient = defineCouponRule({
  code: "first_time_client",
  title: { en: "First order only", de: "Nur bei der ersten Bestellung" },
  args: noArgs,
  check({ client }) {
    if (client === undefined) return refused("auth.required");
    return client.paidOrders === 0 ? eligible : refused("coupon.first_order_only");
  },
  summary: (_args, language) => (language === "de" ? "bei der ersten Bestellung" : "on the first order"),
});
