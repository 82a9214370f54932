import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { freePoints, isActive, isExpired } from "../ledger/lot.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import { decideTier } from "../tiers/decide-tier.ts";
import { forecastTiers } from "../tiers/forecast-tiers.ts";
import { lotFrom } from "./open-wallet.ts";
import { presentValue } from "./present-value.ts";
import { contributionsOf, tierProgramme } from "./tier-programme.ts";

const dated = z.object({ at: z.string(), points: z.int() });

/** What will become of a client's points and tier when nothing else happens. */
export const forecastSchema = z.object({
  client_id: z.int(),
  basis: z.enum(["points", "spend", "orders"]),
  value: z.number(),
  tier: z.string().nullable(),
  next_tier: z.string().nullable(),
  missing: z.number().nullable().describe("What the next tier still takes"),
  changes: z
    .array(z.object({ at: z.string(), tier: z.string().nullable(), value: z.number(), keep: z.number() }))
    .describe("Changes of tier to come; `keep` is what would have to be added before so that the tier stays"),
  activating: z.array(dated).describe("Pending points and when they can be spent"),
  expiring: z.array(dated).describe("Points and when they expire unused"),
});

/** Asks the function that decides tiers about every moment to come at which something changes. */
export async function forecastView(scope: Scope, clientId: number): Promise<z.input<typeof forecastSchema>> {
  const programme = await tierProgramme(scope);
  const contributions = await contributionsOf(scope, clientId);
  const { tier, next, missing, value } = decideTier(programme, contributions, scope.now);
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_points_lot")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("remaining", ">", 0n)
    .execute();
  const lots = rows.map(lotFrom).filter((lot) => !isExpired(lot, scope.now) && freePoints(lot) > 0n);
  return {
    client_id: clientId,
    basis: scope.wiring.settings(loyaltySettings).tierBasis,
    value: presentValue(scope, value),
    tier: tier?.name ?? null,
    next_tier: next?.name ?? null,
    missing: next === undefined ? null : presentValue(scope, missing),
    changes: forecastTiers(programme, contributions, scope.now).map(({ at, standing, keep }) => ({
      at: at.toISOString(),
      tier: standing.tier?.name ?? null,
      value: presentValue(scope, standing.value),
      keep: presentValue(scope, keep),
    })),
    activating: dates(lots.flatMap((lot) => (isActive(lot, scope.now) ? [] : [{ at: lot.activeFrom, points: freePoints(lot) }]))),
    expiring: dates(lots.flatMap((lot) => (lot.expiresAt === undefined ? [] : [{ at: lot.expiresAt, points: freePoints(lot) }]))),
  };
}

/** By moment, points of the same moment together. */
function dates(parts: readonly { readonly at: Date; readonly points: bigint }[]) {
  const sums = new Map<string, bigint>();
  for (const { at, points } of parts) sums.set(at.toISOString(), (sums.get(at.toISOString()) ?? 0n) + points);
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([at, points]) => ({ at, points: Number(points) }));
}
