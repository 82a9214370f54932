import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { accountSchema, accountView } from "../../services/account-view.ts";
import { requireKnownClient } from "../../services/require-client.ts";

export const adminCouponGetClientLoyaltyPoints = defineMethod({
  name: "coupon_get_client_loyalty_points",
  role: "admin",
  permission: "loyalty.view",
  summary: "A client's loyalty points, lots and tier.",
  reads: true,
  input: z.strictObject({ client_id: idNumber }),
  output: accountSchema,
  handle: async (scope, { client_id: clientId }) => {
    await requireKnownClient(scope, clientId);
    return accountView(scope, clientId);
  },
});
