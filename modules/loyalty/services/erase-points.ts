import type { Scope } from "#core/events/scope.ts";
import { lapseEverything } from "../ledger/lapse-everything.ts";
import { loyaltyTables } from "../tables.ts";
import { loadHolds } from "./load-holds.ts";
import { openWallet } from "./open-wallet.ts";
import { releaseHolds } from "./release-holds.ts";
import { saveWallet } from "./save-wallet.ts";

/** A client is erased: holds are released, points lapse with an entry each, a debt is forgiven. The ledger stays, under the pseudonym. */
export async function erasePoints(scope: Scope, clientId: number): Promise<void> {
  const row = await loyaltyTables(scope)
    .selectFrom("loyalty_points")
    .select("client_id")
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (row === undefined) return;
  const { before, booking } = await openWallet(scope, clientId);
  const released = await releaseHolds(scope, booking, await loadHolds(scope, { openOfClient: clientId }), "The client was erased.");
  await saveWallet(scope, before, lapseEverything(released, "The client was erased."));
}
