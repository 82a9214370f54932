import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { creditEntrySchema, listCredit } from "../../credit/list-credit.ts";

export const adminClientBalanceGetList = defineMethod({
  name: "client_balance_get_list",
  role: "admin",
  permission: "credit.view",
  summary: "Every movement of a client's account credit, newest first.",
  reads: true,
  input: z.strictObject({ ...pageInput, id: idNumber }),
  output: pageOutput(creditEntrySchema),
  handle: (scope, { id, ...page }) => listCredit(scope, id, page),
});
