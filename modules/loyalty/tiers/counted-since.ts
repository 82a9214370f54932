import { addDays, startOfDay, zonedParts } from "#core/kernel/business-calendar.ts";
import type { TierWindow } from "./tier.ts";

/** The last moment of which nothing counts at another one: contributions after it do, up to that one. Undefined: everything counts. */
export function countedSince({ kind, days, timeZone }: TierWindow, at: Date): Date | undefined {
  if (kind === "lifetime") return undefined;
  if (kind === "rolling") return addDays(at, -days, timeZone);
  const year = zonedParts(at, timeZone).date.slice(0, 4);
  return new Date(startOfDay(`${year}-01-01`, timeZone).getTime() - 1);
}
