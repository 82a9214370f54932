import { invoiceSettling } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { commitUses } from "../services/commit-uses.ts";
import { commitPoints } from "../services/coupon-points.ts";

/** Payment turns what an invoice holds into uses. Counters stay as they are: they counted the hold. */
export const onInvoiceSettling = listen(
  invoiceSettling,
  async (scope, moment) => commitPoints(scope, moment, await commitUses(scope, moment.invoiceId)),
  { lane: "wallet", guards: true },
);
