import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { addFunds } from "../../credit/add-funds.ts";

export const adminClientBalanceAddFunds = defineMethod({
  name: "client_balance_add_funds",
  role: "admin",
  permission: "credit.manage",
  summary: "Adds to a client's account credit, in the client's currency.",
  input: z.strictObject({
    id: idNumber,
    amount: wireMoney,
    description: boundedText(500, 1),
    type: boundedText(50, 1).optional(),
    rel_id: boundedText(50, 1).optional(),
  }),
  output: z.literal(true),
  handle: async (scope, input) => {
    await addFunds(scope, input);
    return true as const;
  },
});
