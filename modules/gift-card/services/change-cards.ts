import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { extendCard } from "./extend-card.ts";
import { resumeCard, suspendCard } from "./set-card-status.ts";

export const cardChanges = ["suspend", "resume", "extend"] as const;

/** One change for many cards; `expiresAt` counts for `extend`, null is without end. */
export type CardsChange = {
  readonly change: (typeof cardChanges)[number];
  readonly expiresAt: string | null;
  readonly reason: string | undefined;
};

export const cardsChangedSchema = z.object({
  changed: z.int(),
  failed: z.int(),
  results: z.array(
    z.object({
      id: z.int(),
      ok: z.boolean(),
      error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
});

export type CardsChanged = z.input<typeof cardsChangedSchema>;

/** The same change to many cards, in the order of their ids, in one transaction. One that refuses it stays as it is, and says why. */
export function changeCards(scope: Scope, ids: readonly number[], change: CardsChange): Promise<CardsChanged> {
  return scope.transaction(async (inner) => {
    const results: CardsChanged["results"] = [];
    const ordered = [...new Set(ids)].toSorted((one, other) => one - other);
    for (const id of ordered) results.push(await changeOne(inner, id, change));
    const changed = results.filter(({ ok }) => ok).length;
    return { changed, failed: results.length - changed, results };
  });
}

async function changeOne(scope: Scope, id: number, change: CardsChange): Promise<CardsChanged["results"][number]> {
  await sql`savepoint one_card`.execute(scope.db);
  try {
    await carryOut(scope, id, change);
    await sql`release savepoint one_card`.execute(scope.db);
    return { id, ok: true, error: null };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint one_card`.execute(scope.db);
    const { code, details } = fault;
    return { id, ok: false, error: { code, message: scope.sentence(code, details), details } };
  }
}

async function carryOut(scope: Scope, id: number, { change, expiresAt, reason }: CardsChange): Promise<void> {
  if (change === "suspend") await suspendCard(scope, id, reason);
  else if (change === "resume") await resumeCard(scope, id, reason);
  else await extendCard(scope, id, expiresAt, reason);
}
