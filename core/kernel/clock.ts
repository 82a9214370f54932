/** Where the present comes from. Everything that depends on time is given one, so that a test can choose the moment. */
export type Clock = { readonly now: () => Date };

/** The real clock, and the only place that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still. Each call gives a fresh Date, so nobody can move it by accident. */
export function fixedClock(date: Date): Clock {
  const epochMs = date.getTime();
  return { now: () => new Date(epochMs) };
}

/** Milliseconds since some fixed point; for measuring how long something took, never for dates. */
export function monotonicMs(): number {
  return performance.now();
}
