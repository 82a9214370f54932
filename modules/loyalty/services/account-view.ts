import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { bySpendingOrder, freePoints, isActive, isExpired, type Lot, pendingPoints, spendablePoints } from "../ledger/lot.ts";
import { loyaltyTables } from "../tables.ts";
import { multiplierToWire } from "./multiplier-wire.ts";
import { lotFrom } from "./open-wallet.ts";
import { presentValue } from "./present-value.ts";
import { standingOf } from "./standing-of.ts";

const points = z.int().min(0);

/** A client's points on the wire. */
export const accountSchema = z.object({
  client_id: z.int(),
  points: points.describe("Can be spent now"),
  pending: points.describe("Can be spent once the refund window of their order has passed"),
  held: points.describe("Promised to unpaid invoices"),
  debt: points.describe("Were taken back after they had been spent; the next points pay it"),
  total_earned: z.int(),
  total_spent: z.int(),
  total_expired: z.int(),
  tier: z.string().nullable(),
  tier_multiplier: z.number(),
  tier_perks: z.array(z.string()),
  tier_value: z.number().describe("What counts towards tiers now, in the units of the programme: points, orders or money"),
  next_tier: z.string().nullable(),
  next_tier_missing: z.number().nullable(),
  lots: z.array(z.object({ points, expires_at: z.string().nullable() })).describe("What can be spent now, in the order in which it is"),
  pending_lots: z.array(z.object({ points, active_from: z.string(), expires_at: z.string().nullable() })),
});

/** A client's points as they are at this moment, read from the lots. */
export async function accountView(scope: Scope, clientId: number): Promise<z.input<typeof accountSchema>> {
  const tables = loyaltyTables(scope);
  const wallet = await tables.selectFrom("loyalty_points").selectAll().where("client_id", "=", clientId).executeTakeFirst();
  const rows = await tables
    .selectFrom("loyalty_points_lot")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("remaining", ">", 0n)
    .execute();
  const lots = rows.map(lotFrom).filter((lot) => !isExpired(lot, scope.now));
  const { tier, next, missing, value } = await standingOf(scope, clientId);
  const lost = rows.map(lotFrom).filter((lot) => isExpired(lot, scope.now));
  return {
    client_id: clientId,
    points: Number(spendablePoints(lots, scope.now)),
    pending: Number(pendingPoints(lots, scope.now)),
    held: Number(wallet?.held ?? 0n),
    debt: Number(wallet?.debt ?? 0n),
    total_earned: Number(wallet?.total_earned ?? 0n),
    total_spent: Number(wallet?.total_spent ?? 0n),
    // What has expired and is not booked yet counts as expired all the same.
    total_expired: Number(lost.reduce((sum, lot) => sum + freePoints(lot), wallet?.total_expired ?? 0n)),
    tier: tier?.name ?? null,
    tier_multiplier: multiplierToWire(tier?.multiplierPpm ?? 1_000_000n),
    tier_perks: [...(tier?.perks ?? [])],
    tier_value: presentValue(scope, value),
    next_tier: next?.name ?? null,
    next_tier_missing: next === undefined ? null : presentValue(scope, missing),
    lots: free(lots.filter((lot) => isActive(lot, scope.now)))
      .toSorted(bySpendingOrder)
      .map(presentLot),
    pending_lots: free(lots.filter((lot) => !isActive(lot, scope.now)))
      .toSorted((one, other) => one.activeFrom.getTime() - other.activeFrom.getTime() || one.id - other.id)
      .map((lot) => ({ ...presentLot(lot), active_from: lot.activeFrom.toISOString() })),
  };
}

function free(lots: readonly Lot[]): readonly Lot[] {
  return lots.filter((lot) => freePoints(lot) > 0n);
}

function presentLot(lot: Lot) {
  return { points: Number(freePoints(lot)), expires_at: lot.expiresAt?.toISOString() ?? null };
}
