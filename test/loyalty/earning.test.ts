import fc from "fast-check";
import t from "tap";
import { z } from "zod";
import { allocateToUnits, evenRuns, sumRuns } from "#core/kernel/unit-runs.ts";
import { defineEarningRule, type EarningRule, earnedFactor, earnedPoints } from "#modules/loyalty/contract.ts";
import { type EarningTerms, termsFromJson, termsToJson } from "#modules/loyalty/earning/earning-terms.ts";
import { factsLeft, wholeBase } from "#modules/loyalty/earning/facts-left.ts";
import { goneBack, type LineProgress } from "#modules/loyalty/earning/line-progress.ts";
import { pointsOfTerms } from "#modules/loyalty/earning/points-of-terms.ts";
import { pointsShares } from "#modules/loyalty/earning/points-shares.ts";
import { baseRate } from "#modules/loyalty/rules/base-rate.ts";
import { ownEarningRules } from "#modules/loyalty/rules/own-rules.ts";

const facts: EarningTerms["facts"] = {
  occasion: "order",
  at: new Date("2030-05-06T10:00:00Z"),
  date: "2030-05-06",
  weekday: 1,
  minutesOfDay: 600,
  client: { id: 1, groupId: 4, country: "DE" },
  currency: "USD",
  shopCurrency: "USD",
  isFirstOrder: true,
  isReferred: false,
};

type Applied = { readonly code: string; readonly args: unknown; readonly multiplierPpm?: bigint; readonly maxPoints?: bigint };

/** One line of so many minor units per unit, and the rules. */
function termsOf(units: EarningTerms["lines"][number]["units"], rules: readonly Applied[], more: Partial<EarningTerms> = {}): EarningTerms {
  return {
    facts,
    tierPpm: 1_000_000n,
    maxPoints: undefined,
    lines: [{ itemId: 1, productId: 11, productType: "custom", units }],
    rules: rules.map((rule) => ({
      ruleId: 1,
      multiplierPpm: 1_000_000n,
      maxPoints: undefined,
      value: undefined,
      factor: undefined,
      ...rule,
    })),
    ...more,
  };
}

const known =
  (more: readonly EarningRule[] = []) =>
  (code: string) =>
    [baseRate, ...ownEarningRules, ...more].find((rule) => rule.code === code);

function points(terms: EarningTerms, progress: ReadonlyMap<number, LineProgress> = new Map(), find = known()): bigint {
  return pointsOfTerms(terms, factsLeft(terms, progress), find, wholeBase(terms)).points;
}

const perThree = { code: "base_rate", args: { numerator: "300", denominator: "1" } };

t.test("claw-back is the difference: 33 points; 50.00 at once takes 17, 25.00 twice 8 and 9", async (t) => {
  const units = evenRuns(1, 10_000n);
  const terms = termsOf(units, [perThree]);
  const after = (refundedMinor: bigint) =>
    points(terms, new Map([[1, { quantity: 1, unitTotals: units, refundedQuantity: 0, refundedMinor }]]));
  t.equal(points(terms), 33n);
  t.equal(33n - after(5000n), 17n);
  t.equal(33n - after(2500n), 8n);
  t.equal(after(2500n) - after(5000n), 9n);
  t.equal(after(10_000n), 0n);
});

t.test("rules, multipliers, caps: exact, rounded down once", async (t) => {
  const units = evenRuns(2, 9_999n);
  const single = { code: "base_rate", args: { numerator: "100", denominator: "1" } };
  t.equal(points(termsOf(units, [single])), 199n);
  t.equal(points(termsOf(units, [perThree, perThree, perThree])), 199n, "three thirds are a whole");
  t.equal(points(termsOf(units, [single], { tierPpm: 1_500_000n })), 299n, "199.98 × 1.5");
  t.equal(points(termsOf(units, [single, { code: "order_multiplier", args: { percent: 200, weekdays: [1] } }])), 399n);
  t.equal(points(termsOf(units, [single, { code: "order_multiplier", args: { percent: 200, weekdays: [2] } }])), 199n);
  t.equal(points(termsOf(units, [single, { code: "order_multiplier", args: { percent: "150", client_groups: [4] } }])), 299n);
  t.equal(points(termsOf(units, [{ ...single, maxPoints: 50n }])), 50n);
  t.equal(points(termsOf(units, [single], { maxPoints: 120n })), 120n);
  t.equal(points(termsOf(units, [{ ...single, multiplierPpm: 500_000n }])), 99n);
  t.equal(points(termsOf(units, [{ code: "per_product", args: { products: [11], points: 7 } }])), 14n);
  t.equal(points(termsOf(units, [{ code: "per_product", args: { products: [12], points: 7 } }])), 0n);
  t.equal(points(termsOf(units, [{ code: "per_amount", args: { points: 3, amount: 10 } }])), 59n, "3 for each 10.00");
  t.equal(points(termsOf(units, [{ code: "per_amount", args: { points: 3, amount: { EUR: 10 } } }])), 0n);
});

t.test("fixed gifts are left alone by tiers and factors, and go when nothing is left", async (t) => {
  const units = evenRuns(1, 5_000n);
  const gift = { code: "first_order", args: { points: 250 } };
  const terms = termsOf(units, [gift, { code: "order_multiplier", args: { percent: 300 } }], { tierPpm: 2_000_000n });
  t.equal(points(terms), 250n);
  const back = (refundedQuantity: number) => new Map([[1, { quantity: 1, unitTotals: units, refundedQuantity, refundedMinor: 0n }]]);
  t.equal(points(terms, back(0)), 250n);
  t.equal(points(terms, back(1)), 0n);
});

t.test("the terms survive their JSON, and a rule nobody knows any more goes back in proportion", async (t) => {
  const odd = defineEarningRule({
    code: "odd",
    title: { en: "Odd", de: "Seltsam" },
    args: z.strictObject({}),
    occasions: ["order"],
    earns: ({ baseMinor }) => (baseMinor > 5_000n ? earnedPoints(90n) : earnedFactor(1n)),
  });
  const units = evenRuns(4, 2_500n);
  const terms = termsOf(units, [{ code: "odd", args: {} }]);
  const { points: earned, shares } = pointsOfTerms(terms, factsLeft(terms, new Map()), known([odd]), wholeBase(terms));
  t.equal(earned, 90n);
  const kept = termsFromJson(
    JSON.parse(JSON.stringify(termsToJson({ ...terms, rules: terms.rules.map((rule, index) => ({ ...rule, ...shares[index] })) }))),
  );
  const left = new Map([[1, { quantity: 4, unitTotals: units, refundedQuantity: 2, refundedMinor: 5_000n }]]);
  t.equal(points(kept, left, known([odd])), 0n, "the rule itself, while it is there");
  t.equal(points(kept, left), 45n, "half of what it gave, when it is gone");
});

t.test("what goes back of a line depends on its state only, never falls, and ends at everything", async (t) => {
  const steps = fc.array(fc.record({ units: fc.nat(3), amountMinor: fc.bigInt({ min: 0n, max: 4_000n }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.bigInt({ min: 0n, max: 12_000n }),
      fc.bigInt({ min: 0n, max: 900n }),
      steps,
      (quantity, money, share, list) => {
        const unitTotals = allocateToUnits(money, evenRuns(quantity, 1n));
        const units = allocateToUnits(share, evenRuns(quantity, 1n));
        let state: LineProgress = { quantity, unitTotals, refundedQuantity: 0, refundedMinor: 0n };
        let before = 0n;
        for (const step of list) {
          const left = money - state.refundedMinor;
          const taken = Math.min(step.units, quantity - state.refundedQuantity);
          const wanted = step.amountMinor + (money * BigInt(taken)) / BigInt(quantity);
          state = {
            ...state,
            refundedQuantity: state.refundedQuantity + taken,
            refundedMinor: state.refundedMinor + (wanted < left ? wanted : left),
          };
          const gone = goneBack(state, units);
          if (gone < before || gone > share) throw new Error(`${gone} after ${before} of ${share}`);
          before = gone;
        }
        if (goneBack({ ...state, refundedQuantity: quantity, refundedMinor: money }, units) !== share)
          throw new Error("all of it in the end");
      },
    ),
    { numRuns: 500 },
  );
  t.pass();
});

t.test("points are shared over lines and units as their discount was", async (t) => {
  const shares = pointsShares(500n, [
    { item: 1, units: [{ count: 1, minor: 376n }], setup: 0n },
    { item: 2, units: evenRuns(2, 62n), setup: 0n },
  ]);
  t.equal(sumRuns(shares.get(1) ?? []), 376n);
  t.strictSame(shares.get(2), [{ count: 2, minor: 62n }]);
  t.equal(pointsShares(10n, []).size, 0);
});
