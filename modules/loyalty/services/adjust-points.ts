import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { loyaltyErrors } from "../errors.ts";
import { openLot } from "../ledger/open-lot.ts";
import { spendPoints } from "../ledger/spend-points.ts";
import { drawLotId } from "./draw-lot-id.ts";
import { lotDates } from "./lot-dates.ts";
import { openWallet } from "./open-wallet.ts";
import { requireClient } from "./require-client.ts";
import { saveWallet } from "./save-wallet.ts";

/** What staff add or take, and why; points above 0. */
export type Adjustment = { readonly clientId: number; readonly points: bigint; readonly description: string };

/** Staff give a client points, which can be spent at once. Throws `client.not_found`, `client.erased`. */
export async function addPoints(scope: Scope, { clientId, points, description }: Adjustment, expiresAt?: Date): Promise<void> {
  await scope.transaction(async (inner) => {
    await requireClient(inner, clientId);
    const { before, booking } = await openWallet(inner, clientId);
    const dates = lotDates(inner, false);
    const lot = {
      id: await drawLotId(inner),
      origin: "staff" as const,
      points,
      activeFrom: dates.activeFrom,
      expiresAt: expiresAt ?? dates.expiresAt,
    };
    await saveWallet(inner, before, openLot(booking, "add", lot, inner.now, { description }));
    await recordAdjustment(inner, "loyalty.add_points", clientId, points, "Points were added to a client.");
  });
}

/** Staff take points that a client could spend. Throws `client.not_found`, `client.erased`, `loyalty.insufficient_points`. */
export async function deductPoints(scope: Scope, { clientId, points, description }: Adjustment): Promise<void> {
  await scope.transaction(async (inner) => {
    await requireClient(inner, clientId);
    const { before, booking } = await openWallet(inner, clientId);
    const taken = spendPoints(booking, "deduct", points, inner.now, { description });
    if (!taken.ok) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(taken.missing) });
    await saveWallet(inner, before, taken.booking);
    await recordAdjustment(inner, "loyalty.deduct_points", clientId, points, "Points were taken from a client.");
  });
}

async function recordAdjustment(scope: Scope, action: string, clientId: number, points: bigint, message: string): Promise<void> {
  await recordActivity(scope, { action, objectType: "client", objectId: clientId, message, changes: { points: Number(points) } });
}
