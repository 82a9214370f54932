import { addPeriod, isPeriod } from "#core/kernel/period.ts";

/** How many periods an order is looked at from its activation; 3,000 weeks are more than half a century. */
const MOST_PERIODS = 3_000;

/** When the first period of an order activated at an instant ends; undefined for one that is bought once. */
export function firstExpiry(activatedAt: Date, period: string | null, zone: string): Date | undefined {
  return period === null || !isPeriod(period) ? undefined : addPeriod(activatedAt, period, zone);
}

/**
 * When the period after the current one ends. Counted from the activation, so that an order made on the 31st returns to the 31st after
 * shorter months; an expiry that was set by hand counts from itself.
 */
export function nextExpiry(activatedAt: Date | null, expiresAt: Date, period: string | null, zone: string): Date | undefined {
  if (period === null || !isPeriod(period)) return undefined;
  if (activatedAt !== null) {
    for (let count = 1; count <= MOST_PERIODS; count += 1) {
      const end = addPeriod(activatedAt, period, zone, count).getTime();
      if (end === expiresAt.getTime()) return addPeriod(activatedAt, period, zone, count + 1);
      if (end > expiresAt.getTime()) break;
    }
  }
  return addPeriod(expiresAt, period, zone);
}
