import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { referralView } from "../../services/referral-view.ts";

export const clientLoyaltyGetReferral = defineMethod({
  name: "loyalty_get_referral",
  role: "client",
  summary: "The code by which the client refers others: they give it as referred_by when they sign up.",
  reads: true,
  input: z.strictObject({}),
  output: z.object({ code: z.string(), referred: z.int(), points: z.int() }),
  handle: (scope) => referralView(scope, ownClientId(scope)),
});
