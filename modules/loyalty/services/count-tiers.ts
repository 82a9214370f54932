import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { loyaltySettings } from "../settings.ts";
import { presentValue } from "./present-value.ts";
import { tierProgramme, tierValuesSql } from "./tier-programme.ts";
import { thresholdFrom, tierInput } from "./tiers.ts";

/** A tier that need not exist yet: a new one, or one that is kept with another threshold. */
export const tierDraft = z.strictObject({ id: idNumber.optional(), name: tierInput.name.optional(), threshold: tierInput.threshold });

export const tierCountSchema = z.object({
  id: z.int().nullable().describe("Null for the draft of a new tier, and for those below every tier"),
  name: z.string().nullable().describe("Null for those below every tier"),
  threshold: z.number().nullable(),
  clients: z.int(),
});

export type TierCount = z.output<typeof tierCountSchema>;

/** How many members would be in each tier now, the lowest first, those in none before it. Throws `request.invalid` for a threshold that is none. */
export async function countTiers(scope: Scope, draft?: z.output<typeof tierDraft>): Promise<readonly TierCount[]> {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  const { tiers } = await tierProgramme(scope);
  const kept = tiers.filter(({ id }) => id !== draft?.id).map(({ id, name, threshold }) => ({ id: id as number | null, name, threshold }));
  const drafted =
    draft === undefined
      ? []
      : [
          {
            id: draft.id ?? null,
            name: draft.name ?? tiers.find(({ id }) => id === draft.id)?.name ?? "",
            threshold: thresholdFrom(scope, tierBasis, draft.threshold),
          },
        ];
  const ladder = [...kept, ...drafted].toSorted((one, other) =>
    one.threshold < other.threshold ? -1 : Number(one.threshold > other.threshold),
  );
  const { rows } = await sql<{ step: number; clients: number }>`
    select width_bucket(coalesce(counted.value, 0), ${ladder.map(({ threshold }) => String(threshold))}::bigint[]) as step, count(*)::int as clients
    from loyalty_points wallet
    join client on client.id = wallet.client_id and client.erased_at is null
    left join ${tierValuesSql(scope, scope.now)} as counted on counted.client_id = wallet.client_id
    group by step`.execute(scope.db);
  const clientsAt = (step: number): number => rows.find((row) => row.step === step)?.clients ?? 0;
  return [
    { id: null, name: null, threshold: null, clients: clientsAt(0) },
    ...ladder.map(({ id, name, threshold }, index) => ({
      id,
      name,
      threshold: presentValue(scope, threshold),
      clients: clientsAt(index + 1),
    })),
  ];
}
