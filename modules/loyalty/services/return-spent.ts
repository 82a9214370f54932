import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { isExpired } from "../ledger/lot.ts";
import { returnPoints } from "../ledger/return-points.ts";
import type { Booking, EntryNote } from "../ledger/wallet.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import { drawLotId } from "./draw-lot-id.ts";
import type { HoldRow } from "./load-holds.ts";

/** Returns spent points of a hold to their lots, no more than are left of it. The caller saves the wallet. */
export async function returnSpent(
  scope: Scope,
  booking: Booking,
  hold: HoldRow,
  points: bigint,
  note: Pick<EntryNote, "description" | "creditNoteId">,
): Promise<Booking> {
  const left = hold.points - hold.returned;
  const returned = points < left ? points : left;
  if (hold.status !== "committed" || returned <= 0n) return booking;
  const { invoiceId, cause, spentSeq } = hold;
  const grace = await graceOf(scope, booking, hold);
  const after = returnPoints(booking, hold, returned, scope.now, grace, { ...note, invoiceId, cause, reverses: spentSeq });
  await loyaltyTables(scope)
    .updateTable("loyalty_points_hold")
    .set({ returned: hold.returned + returned })
    .where("id", "=", hold.id)
    .execute();
  return after;
}

/** Only needed when a lot that points go back to has expired. */
async function graceOf(scope: Scope, { wallet }: Booking, { parts }: HoldRow) {
  const { graceDays } = scope.wiring.settings(loyaltySettings);
  const hasExpired = parts.some(({ lotId }) => wallet.lots.some((lot) => lot.id === lotId && isExpired(lot, scope.now)));
  if (graceDays === 0 || !hasExpired) return undefined;
  return { lotId: await drawLotId(scope), until: addDays(scope.now, graceDays, scope.shop.timeZone) };
}
