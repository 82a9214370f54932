import type { InvoiceMoment } from "#core/billing/hooks.ts";
import type { Scope } from "#core/events/scope.ts";
import { commitHolds } from "./commit-holds.ts";
import { earnOrder } from "./earn-order.ts";
import { earningParties } from "./earning-parties.ts";
import { earningSubject } from "./earning-subject.ts";
import { DISCOUNT_CAUSE } from "./hold-for-invoice.ts";
import { loadHolds } from "./load-holds.ts";
import { type OpenWallet, openWallet } from "./open-wallet.ts";
import { saveWallet } from "./save-wallet.ts";

/**
 * An invoice is paid: the points that were held for it are spent, and its buyer, and who referred the buyer, earn what the rules give.
 * All wallets are locked in the order of the clients' ids before anything moves.
 */
export async function settleOrder(scope: Scope, { invoiceId, clientId }: InvoiceMoment): Promise<void> {
  const parties = await earningParties(scope, invoiceId, clientId);
  const referrerId = parties?.referrer?.id;
  const wallets = new Map<number, OpenWallet>();
  for (const id of [clientId, ...(referrerId === undefined ? [] : [referrerId])].toSorted((one, other) => one - other)) {
    wallets.set(id, await openWallet(scope, id, id === clientId ? invoiceId : undefined));
  }
  const subject = parties === undefined ? undefined : await earningSubject(scope, invoiceId);
  for (const [id, { before, booking }] of wallets) {
    const isBuyer = id === clientId;
    const spent = isBuyer ? await commitHolds(scope, booking, await loadHolds(scope, { invoiceId, cause: DISCOUNT_CAUSE })) : booking;
    const beneficiary = isBuyer ? ("buyer" as const) : ("referrer" as const);
    const after =
      parties === undefined || subject === undefined ? spent : await earnOrder(scope, spent, { invoiceId, subject, parties, beneficiary });
    await saveWallet(scope, before, after);
  }
}
