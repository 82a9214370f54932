import type { Scope } from "#core/events/scope.ts";
import type { PointsAccounts } from "#modules/coupon/contract.ts";
import { commitHolds } from "./commit-holds.ts";
import { holdForInvoice } from "./hold-for-invoice.ts";
import { loadHolds } from "./load-holds.ts";
import { openWallet } from "./open-wallet.ts";
import { releaseHolds } from "./release-holds.ts";
import { returnSpent } from "./return-spent.ts";
import { saveWallet } from "./save-wallet.ts";
import { spendableNow } from "./spendable-now.ts";

/** The account that coupons with `loyalty_points_required` draw on. A hold that was never taken, or is settled, is passed over. */
export const pointsAccount: PointsAccounts = { spendable, hold, commit, release };

async function spendable(scope: Scope, clientId: number): Promise<number> {
  return Number(await spendableNow(scope, clientId));
}

async function hold(scope: Scope, { clientId, points, invoiceId, cause }: Parameters<PointsAccounts["hold"]>[1]): Promise<void> {
  await holdForInvoice(scope, { clientId, points: BigInt(points), invoiceId, cause });
}

async function commit(scope: Scope, { clientId, invoiceId, cause }: Parameters<PointsAccounts["commit"]>[1]): Promise<void> {
  const { before, booking } = await openWallet(scope, clientId, invoiceId);
  const holds = await loadHolds(scope, { invoiceId, cause });
  await saveWallet(scope, before, await commitHolds(scope, booking, holds));
}

async function release(scope: Scope, { clientId, invoiceId, cause, reason }: Parameters<PointsAccounts["release"]>[1]): Promise<void> {
  const { before, booking } = await openWallet(scope, clientId, invoiceId);
  const holds = await loadHolds(scope, { invoiceId, cause });
  let after = await releaseHolds(scope, booking, holds, `Points are free again: ${reason}.`);
  for (const spent of holds) after = await returnSpent(scope, after, spent, spent.points, { description: `Points come back: ${reason}.` });
  await saveWallet(scope, before, after);
}
