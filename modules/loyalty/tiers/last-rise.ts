import { decideTier } from "./decide-tier.ts";
import type { Contribution, Tier, TierProgramme } from "./tier.ts";

/** When somebody came into the tier they are in now, and from which one. */
export type TierRise = { readonly at: Date; readonly from: Tier | undefined; readonly to: Tier };

/** The last rise within a span, when the tier of its end was reached by it; undefined when it was there before, or was fallen into. */
export function lastRise(programme: TierProgramme, contributions: readonly Contribution[], from: Date, to: Date): TierRise | undefined {
  const { tier: now } = decideTier(programme, contributions, to);
  if (now === undefined) return undefined;
  const moments = contributions
    .map(({ at }) => at.getTime())
    .filter((moment) => moment > from.getTime() && moment <= to.getTime())
    .toSorted((one, other) => other - one);
  for (const moment of new Set(moments)) {
    const { tier: before } = decideTier(programme, contributions, new Date(moment - 1));
    const { tier: after } = decideTier(programme, contributions, new Date(moment));
    if (after?.id === now.id && (before === undefined || before.threshold < now.threshold))
      return { at: new Date(moment), from: before, to: now };
  }
  return undefined;
}
