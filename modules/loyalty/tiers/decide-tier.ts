import { addDays, startOfDay, zonedParts } from "#core/kernel/business-calendar.ts";
import type { Contribution, Tier, TierProgramme, TierWindow } from "./tier.ts";

/** Where a client stands at a moment. `missing` is what `next` still takes. */
export type Standing = {
  readonly value: bigint;
  readonly tier: Tier | undefined;
  readonly next: Tier | undefined;
  readonly missing: bigint;
};

/** The tier of a client at any moment, past or to come: the highest whose threshold is reached by what counts then. Pure; it also forecasts. */
export function decideTier({ tiers, window }: TierProgramme, contributions: readonly Contribution[], at: Date): Standing {
  const value = contributions.reduce((sum, contribution) => (counts(contribution, window, at) ? sum + contribution.value : sum), 0n);
  const ladder = tiers.toSorted((one, other) => (one.threshold < other.threshold ? -1 : Number(one.threshold > other.threshold)));
  const tier = ladder.findLast(({ threshold }) => threshold <= value);
  const next = ladder.find(({ threshold }) => threshold > value);
  return { value, tier, next, missing: next === undefined ? 0n : next.threshold - value };
}

/** The moments at which the value of a contribution begins or ceases to count. */
export function turnsOf(contribution: Contribution, window: TierWindow): readonly Date[] {
  const end = endOf(contribution, window);
  return end === undefined ? [contribution.at] : [contribution.at, end];
}

function counts(contribution: Contribution, window: TierWindow, at: Date): boolean {
  const end = endOf(contribution, window);
  return contribution.at <= at && (end === undefined || end > at);
}

/** The first moment at which it no longer counts. */
function endOf({ at }: Contribution, { kind, days, timeZone }: TierWindow): Date | undefined {
  if (kind === "lifetime") return undefined;
  if (kind === "rolling") return addDays(at, days, timeZone);
  const year = Number(zonedParts(at, timeZone).date.slice(0, 4));
  return startOfDay(`${String(year + 1).padStart(4, "0")}-01-01`, timeZone);
}
