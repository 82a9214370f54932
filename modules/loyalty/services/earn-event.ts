import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { pointsEarned } from "../contract.ts";
import { openLot } from "../ledger/open-lot.ts";
import { loyaltyTables } from "../tables.ts";
import { applyRules } from "./apply-rules.ts";
import { drawLotId } from "./draw-lot-id.ts";
import { lotDates } from "./lot-dates.ts";
import { occasionFacts } from "./occasion-facts.ts";
import { openWallet } from "./open-wallet.ts";
import { requireClient } from "./require-client.ts";
import { saveWallet } from "./save-wallet.ts";

/** Something a client did. The same cause of the same event counts once. */
export type ToldEvent = { readonly clientId: number; readonly event: string; readonly cause: string };

/** What it earned: active at once. `isNew` is false when the cause had been told before; the points are then those of that time. */
export type EventEarned = { readonly points: bigint; readonly isNew: boolean };

/** Books what an event earns by the rules in force. Throws `client.not_found`, `client.erased`. */
export async function earnEvent(scope: Scope, { clientId, event, cause }: ToldEvent): Promise<EventEarned> {
  return scope.transaction(async (inner) => {
    const client = await requireClient(inner, clientId);
    const { before, booking } = await openWallet(inner, clientId);
    const told = await findEvent(inner, { clientId, event, cause });
    if (told !== undefined) return { points: told, isNew: false };
    const draft = { facts: occasionFacts(inner, event, client), tierPpm: 1_000_000n, maxPoints: undefined, lines: [] };
    const { points } = await applyRules(inner, draft, { ...draft.facts, lines: [], baseMinor: 0n });
    await loyaltyTables(inner)
      .insertInto("loyalty_event")
      .values({ client_id: clientId, event, cause, points, created_at: inner.now })
      .execute();
    if (points === 0n) return { points, isNew: true };
    const dates = lotDates(inner, false);
    const lot = { id: await drawLotId(inner), origin: "event" as const, points, ...dates };
    await saveWallet(
      inner,
      before,
      openLot(booking, "earn", lot, inner.now, { description: `Points for ${event.replaceAll("_", " ")}.`, cause: `${event}:${cause}` }),
    );
    const active = { invoice_id: null, active_from: dates.activeFrom.toISOString() };
    await announce(inner, pointsEarned, { client_id: clientId, points: Number(points), occasion: event, ...active });
    return { points, isNew: true };
  });
}

/** The wallet's lock is held, so nobody else can be telling the same. */
async function findEvent(scope: Scope, { clientId, event, cause }: ToldEvent): Promise<bigint | undefined> {
  const row = await loyaltyTables(scope)
    .selectFrom("loyalty_event")
    .select("points")
    .where("client_id", "=", clientId)
    .where("event", "=", event)
    .where("cause", "=", cause)
    .executeTakeFirst();
  return row?.points;
}
