import type { Adjuster } from "./adjuster.ts";
import { LANES } from "./lane.ts";

/**
 * Lanes in their order, inside a lane by priority, then id. Two sources of different kinds may share an id: kind and ref decide
 * then, so that the result never depends on the order in which adjusters were gathered.
 */
export function orderAdjusters(adjusters: readonly Adjuster[]): readonly Adjuster[] {
  return adjusters.toSorted(
    (a, b) =>
      LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
      a.priority - b.priority ||
      a.id - b.id ||
      compareText(a.source.kind, b.source.kind) ||
      compareText(a.source.ref, b.source.ref),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
