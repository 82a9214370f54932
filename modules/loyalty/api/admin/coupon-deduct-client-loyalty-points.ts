import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { accountSchema, accountView } from "../../services/account-view.ts";
import { deductPoints } from "../../services/adjust-points.ts";
import { pointsFrom, pointsInput } from "../../services/points-input.ts";

export const adminCouponDeductClientLoyaltyPoints = defineMethod({
  name: "coupon_deduct_client_loyalty_points",
  role: "admin",
  permission: "loyalty.adjust",
  summary: "Takes points that a client could spend.",
  input: z.strictObject({ client_id: idNumber, points: pointsInput, description: boundedText(500, 1) }),
  output: accountSchema,
  handle: async (scope, { client_id: clientId, points, description }) => {
    await deductPoints(scope, { clientId, points: pointsFrom(points), description });
    return accountView(scope, clientId);
  },
});
