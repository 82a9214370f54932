import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { totalCredit } from "../../credit/total-credit.ts";

export const adminClientBalanceGetTotal = defineMethod({
  name: "client_balance_get_total",
  role: "admin",
  permission: "credit.view",
  summary: "A client's account credit, in the client's currency.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: z.number(),
  handle: (scope, { id }) => totalCredit(scope, id),
});
