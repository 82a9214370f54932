import type { InvoiceMoment } from "#core/billing/hooks.ts";
import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";
import { DISCOUNT_CAUSE } from "./hold-for-invoice.ts";
import { loadHolds } from "./load-holds.ts";
import { openWallet } from "./open-wallet.ts";
import { releaseHolds } from "./release-holds.ts";
import { saveWallet } from "./save-wallet.ts";

/** An invoice was given up: the points that were held for it as a discount are free again. Coupons give back those of their own. */
export async function releaseOrder(
  scope: Scope,
  { invoiceId, clientId, reason }: InvoiceMoment & { readonly reason: string },
): Promise<void> {
  if (!(await hasHold(scope, invoiceId))) return;
  const { before, booking } = await openWallet(scope, clientId, invoiceId);
  const holds = await loadHolds(scope, { invoiceId, cause: DISCOUNT_CAUSE });
  await saveWallet(scope, before, await releaseHolds(scope, booking, holds, `The order was given up: ${reason}.`));
}

async function hasHold(scope: Scope, invoiceId: number): Promise<boolean> {
  const hold = await loyaltyTables(scope)
    .selectFrom("loyalty_points_hold")
    .select("id")
    .where("invoice_id", "=", invoiceId)
    .where("cause", "=", DISCOUNT_CAUSE)
    .executeTakeFirst();
  return hold !== undefined;
}
