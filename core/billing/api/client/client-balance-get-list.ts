import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { creditEntrySchema, listCredit } from "../../credit/list-credit.ts";

export const clientClientBalanceGetList = defineMethod({
  name: "client_balance_get_list",
  role: "client",
  summary: "Every movement of the caller's account credit, newest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(creditEntrySchema),
  handle: (scope, input) => listCredit(scope, ownClientId(scope), input),
});
