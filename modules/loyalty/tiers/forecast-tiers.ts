import { decideTier, type Standing, turnsOf } from "./decide-tier.ts";
import type { Contribution, TierProgramme } from "./tier.ts";

/** A change of tier that comes by itself. `keep`: what would have to be added before it so that the tier stays. */
export type TierChange = { readonly at: Date; readonly standing: Standing; readonly keep: bigint };

/** The changes of tier when nothing else happens: the same decision as today's, asked at every moment at which what counts changes. */
export function forecastTiers(programme: TierProgramme, contributions: readonly Contribution[], from: Date): readonly TierChange[] {
  const moments = contributions
    .flatMap((contribution) => turnsOf(contribution, programme.window))
    .map((moment) => moment.getTime())
    .filter((moment) => moment > from.getTime());
  const changes: TierChange[] = [];
  let before = decideTier(programme, contributions, from);
  for (const moment of [...new Set(moments)].toSorted((one, other) => one - other)) {
    const at = new Date(moment);
    const standing = decideTier(programme, contributions, at);
    if (standing.tier?.id !== before.tier?.id) changes.push({ at, standing, keep: keepOf(before, standing) });
    before = standing;
  }
  return changes;
}

function keepOf({ tier }: Standing, { value }: Standing): bigint {
  return tier === undefined || tier.threshold <= value ? 0n : tier.threshold - value;
}
