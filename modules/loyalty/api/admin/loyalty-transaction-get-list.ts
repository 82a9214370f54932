import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { ENTRY_KINDS } from "../../ledger/wallet.ts";
import { listTransactions, transactionSchema } from "../../services/transaction-view.ts";

export const adminLoyaltyTransactionGetList = defineMethod({
  name: "loyalty_transaction_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Entries of the points ledger, newest first.",
  reads: true,
  input: z.strictObject({
    ...pageInput,
    client_id: idNumber.optional(),
    kind: z.enum(ENTRY_KINDS).optional(),
    invoice_id: idNumber.optional(),
  }),
  output: pageOutput(transactionSchema),
  handle: (scope, input) => listTransactions(scope, input),
});
