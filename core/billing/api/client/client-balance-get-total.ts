import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { totalCredit } from "../../credit/total-credit.ts";

export const clientClientBalanceGetTotal = defineMethod({
  name: "client_balance_get_total",
  role: "client",
  summary: "The caller's account credit.",
  reads: true,
  input: z.strictObject({}),
  output: z.number(),
  handle: (scope) => totalCredit(scope, ownClientId(scope)),
});
