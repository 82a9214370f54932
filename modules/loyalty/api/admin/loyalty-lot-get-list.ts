import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { flag, idNumber } from "#core/kernel/wire.ts";
import { listLots, lotSchema } from "../../services/list-lots.ts";
import { requireKnownClient } from "../../services/require-client.ts";

export const adminLoyaltyLotGetList = defineMethod({
  name: "loyalty_lot_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "A client's lots in the order in which they are spent: what expires first comes first, what is gone last.",
  reads: true,
  input: z.strictObject({ ...pageInput, client_id: idNumber, open: flag.optional().describe("Only lots of which something is left") }),
  output: pageOutput(lotSchema),
  handle: async (scope, input) => {
    await requireKnownClient(scope, input.client_id);
    return listLots(scope, input);
  },
});
