/** A search for the combination with the lowest total. Everything in it is pure. */
export type CombinationProblem<Item> = {
  readonly items: readonly Item[];
  readonly mayCombine: (one: Item, other: Item) => boolean;
  /** Prices a legal combination; `granted` are those of it that give something there. */
  readonly evaluate: (items: readonly Item[]) => { readonly totalMinor: bigint; readonly granted: readonly Item[] };
  /** The most an item can lower the total by, whatever it is combined with. */
  readonly potentialMinor: (item: Item) => bigint;
  /** Whether adding the item can never take anything away from the others of a legal combination. */
  readonly isHarmless: (item: Item) => boolean;
  /** Of two combinations with the same total, the one with more of these wins; then the smaller one, then the earlier items. */
  readonly isPreferred: (item: Item) => boolean;
  /** How many combinations may be priced. */
  readonly mostEvaluations: number;
};

export type Combination<Item> = {
  readonly items: readonly Item[];
  readonly totalMinor: bigint;
  /** False when the search ended early: there may be a better one. */
  readonly isProvenOptimal: boolean;
};

/**
 * The legal combination with the lowest total, by branch and bound: what helps most is tried first, a branch that cannot beat the best
 * so far is cut, and an item that stands in nobody's way is always taken. Equal problems have equal answers.
 */
export function solveCombination<Item>(problem: CombinationProblem<Item>): Combination<Item> {
  const potentials = new Map(problem.items.map((item) => [item, problem.potentialMinor(item)]));
  const potentialOf = (item: Item): bigint => potentials.get(item) ?? 0n;
  const ordered = problem.items.toSorted((one, other) => compare(potentialOf(other), potentialOf(one)));
  const places = new Map(problem.items.map((item, place) => [item, place]));
  let left = problem.mostEvaluations;
  let isProvenOptimal = true;
  const none = problem.evaluate([]);
  let best = { totalMinor: none.totalMinor, items: none.granted };

  const visit = (
    chosen: readonly Item[],
    priced: { readonly totalMinor: bigint; readonly granted: readonly Item[] },
    open: readonly Item[],
  ): void => {
    const [item, ...others] = open;
    if (item === undefined) return;
    const dormant = chosen.length === priced.granted.length ? [] : chosen.filter((one) => !priced.granted.includes(one));
    const gain = [...open, ...dormant].reduce((sum, one) => sum + potentialOf(one), 0n);
    if (priced.totalMinor - gain > best.totalMinor) return;
    if (left <= 0) {
      isProvenOptimal = false;
      return;
    }
    left -= 1;
    const compatible = others.filter((other) => problem.mayCombine(item, other));
    const taken = [...chosen, item];
    const evaluated = problem.evaluate(taken);
    const found = { totalMinor: evaluated.totalMinor, items: evaluated.granted };
    if (isBetter(found, best)) best = found;
    visit(taken, evaluated, compatible);
    const mustTake = compatible.length === others.length && problem.isHarmless(item);
    if (!mustTake) visit(chosen, priced, others);
  };

  const isBetter = (one: typeof best, other: typeof best): boolean => {
    if (one.totalMinor !== other.totalMinor) return one.totalMinor < other.totalMinor;
    const preferred = one.items.filter(problem.isPreferred).length - other.items.filter(problem.isPreferred).length;
    if (preferred !== 0) return preferred > 0;
    if (one.items.length !== other.items.length) return one.items.length < other.items.length;
    return compareLists(placesOf(one.items, places), placesOf(other.items, places)) < 0;
  };

  visit([], none, ordered);
  return {
    items: best.items.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0)),
    totalMinor: best.totalMinor,
    isProvenOptimal,
  };
}

function placesOf<Item>(items: readonly Item[], places: ReadonlyMap<Item, number>): readonly number[] {
  return items.map((item) => places.get(item) ?? 0).toSorted((one, other) => one - other);
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((place, index) => place !== other[index]);
  return differing === -1 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
