import type { Scope } from "#core/events/scope.ts";
import { releaseHold } from "../ledger/settle-hold.ts";
import type { Booking } from "../ledger/wallet.ts";
import { loyaltyTables } from "../tables.ts";
import type { HoldRow } from "./load-holds.ts";

/** Gives back what is held by those of the holds that are still open. The caller saves the wallet. */
export async function releaseHolds(scope: Scope, booking: Booking, holds: readonly HoldRow[], description: string): Promise<Booking> {
  let released = booking;
  for (const hold of holds.filter(({ status }) => status === "held")) {
    const { invoiceId, cause } = hold;
    released = releaseHold(released, hold, scope.now, { description, invoiceId, cause, reverses: hold.heldSeq });
    await loyaltyTables(scope)
      .updateTable("loyalty_points_hold")
      .set({ status: "released", settled_at: scope.now })
      .where("id", "=", hold.id)
      .execute();
  }
  return released;
}
