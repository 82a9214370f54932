import type { Scope } from "#core/events/scope.ts";
import { commitHold } from "../ledger/settle-hold.ts";
import type { Booking } from "../ledger/wallet.ts";
import { loyaltyTables } from "../tables.ts";
import type { HoldRow } from "./load-holds.ts";

/** Spends what is held by those of the holds that are still open. The caller saves the wallet. */
export async function commitHolds(scope: Scope, booking: Booking, holds: readonly HoldRow[]): Promise<Booking> {
  let committed = booking;
  for (const hold of holds.filter(({ status }) => status === "held")) {
    const { invoiceId, cause } = hold;
    committed = commitHold(committed, hold, { description: "Points paid for an order.", invoiceId, cause, reverses: hold.heldSeq });
    await loyaltyTables(scope)
      .updateTable("loyalty_points_hold")
      .set({ status: "committed", spent_seq: committed.wallet.seq, settled_at: scope.now })
      .where("id", "=", hold.id)
      .execute();
  }
  return committed;
}
