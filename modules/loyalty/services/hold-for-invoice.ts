import type { Scope } from "#core/events/scope.ts";
import { loyaltyErrors } from "../errors.ts";
import { holdPoints } from "../ledger/spend-points.ts";
import { loyaltyTables } from "../tables.ts";
import { openWallet } from "./open-wallet.ts";
import { saveWallet } from "./save-wallet.ts";

/** The cause of the points that pay part of an invoice as a discount. */
export const DISCOUNT_CAUSE = "discount";

/** Points to be promised to an invoice; above 0. One hold per invoice and cause. */
export type HoldRequest = { readonly clientId: number; readonly points: bigint; readonly invoiceId: number; readonly cause: string };

/** Promises points to an invoice until it is paid or given up. Throws `loyalty.insufficient_points`. */
export async function holdForInvoice(scope: Scope, { clientId, points, invoiceId, cause }: HoldRequest): Promise<void> {
  const { before, booking } = await openWallet(scope, clientId);
  const { id } = await loyaltyTables(scope)
    .insertInto("loyalty_points_hold")
    .values({
      client_id: clientId,
      invoice_id: invoiceId,
      cause,
      points,
      status: "held",
      held_seq: booking.wallet.seq + 1,
      created_at: scope.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const held = holdPoints(booking, id, points, scope.now, { description: "Points are held for an order.", invoiceId, cause });
  if (!held.ok) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(held.missing) });
  await saveWallet(scope, before, held.booking);
}
