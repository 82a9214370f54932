/** Draws that only look random: the same seed gives the same ones, so that every demo shop tells the same story. */
export type Draws = {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly whole: (limit: number) => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  /** True in so many of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** An item as often as its weight says; undefined when no item has any. */
  readonly weigh: <Item extends { readonly weight: number }>(items: readonly Item[]) => Item | undefined;
};

export function drawsFrom(seed: number): Draws {
  let state = seed >>> 0;
  const whole = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  /** Mulberry32: one addition and three mixing steps. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    whole,
    between: (least, most) => least + whole(most - least + 1),
    chance: (percent) => whole(100) < percent,
    pick(items) {
      const item = items[whole(items.length)];
      if (item === undefined) throw new RangeError("There is nothing to pick from.");
      return item;
    },
    weigh(items) {
      let left = whole(items.reduce((sum, { weight }) => sum + weight, 0));
      return items.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
    },
  };
}
