/** A stream of numbers that is the same for the same seed, so that a run that found something can be drawn again. */
export type Draws = {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (percent: number) => boolean;
  /** One of them; undefined of none. */
  readonly one: <Item>(items: readonly Item[]) => Item | undefined;
};

/** mulberry32: small, and good enough to choose what happens next. */
export function drawsFrom(seed: number): Draws {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { below, chance: (percent) => below(100) < percent, one: (items) => items[below(items.length)] };
}
