import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { accountSchema, accountView } from "../../services/account-view.ts";

export const clientCouponGetClientLoyaltyPoints = defineMethod({
  name: "coupon_get_client_loyalty_points",
  role: "client",
  summary: "The client's own loyalty points, lots and tier.",
  reads: true,
  input: z.strictObject({}),
  output: accountSchema,
  handle: (scope) => accountView(scope, ownClientId(scope)),
});
