import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { boundedText, idNumber, instantText } from "#core/kernel/wire.ts";
import { accountSchema, accountView } from "../../services/account-view.ts";
import { addPoints } from "../../services/adjust-points.ts";
import { pointsFrom, pointsInput } from "../../services/points-input.ts";

export const adminCouponAddClientLoyaltyPoints = defineMethod({
  name: "coupon_add_client_loyalty_points",
  role: "admin",
  permission: "loyalty.adjust",
  summary: "Gives a client points, which can be spent at once.",
  input: z.strictObject({
    client_id: idNumber,
    points: pointsInput,
    description: boundedText(500, 1),
    expires_at: instantText.optional(),
  }),
  output: accountSchema,
  handle: async (scope, { client_id: clientId, points, description, expires_at: expiresAt }) => {
    await addPoints(scope, { clientId, points: pointsFrom(points), description }, boundOf(scope, "expires_at", expiresAt, "end"));
    return accountView(scope, clientId);
  },
});
