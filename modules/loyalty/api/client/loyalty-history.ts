import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { listOwnTransactions, transactionSchema } from "../../services/transaction-view.ts";

export const clientLoyaltyHistory = defineMethod({
  name: "loyalty_history",
  role: "client",
  summary: "The client's own points entries, newest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(transactionSchema),
  handle: (scope, input) => listOwnTransactions(scope, ownClientId(scope), input),
});
