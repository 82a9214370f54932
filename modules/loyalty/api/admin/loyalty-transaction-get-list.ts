import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listTransactions, staffTransactionSchema, transactionFilters } from "../../services/transaction-view.ts";

export const adminLoyaltyTransactionGetList = defineMethod({
  name: "loyalty_transaction_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Entries of the points ledger, newest first unless sorted.",
  reads: true,
  input: transactionFilters,
  output: pageOutput(staffTransactionSchema),
  handle: (scope, input) => listTransactions(scope, input),
});
