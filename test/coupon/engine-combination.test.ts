import * as fc from "fast-check";
import t from "tap";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { assessCoupon } from "#modules/coupon/pricing/assess-coupon.ts";
import { bestCombination } from "#modules/coupon/pricing/best-combination.ts";
import type { CouponCandidate } from "#modules/coupon/pricing/candidate.ts";
import { couponEvaluator } from "#modules/coupon/pricing/evaluate-coupons.ts";
import { mayCombine } from "#modules/coupon/pricing/may-combine.ts";
import type { CouponTerms } from "#modules/coupon/terms.ts";
import { sampleLine } from "./sample-facts.ts";
import { outcomeOf, sampleCandidate, sampleGathered, sampleInput } from "./sample-plan.ts";

/** All legal coupons of a document, ready to be combined. */
function groundOf(candidates: readonly CouponCandidate[], lines: readonly PricingLine[]) {
  const { facts } = sampleGathered(candidates, { lines });
  const input = sampleInput(lines);
  const evaluator = couponEvaluator({ facts, rateMillionths: undefined, tryPrice: (adjusters) => priceDocument(input, adjusters) });
  return { evaluator, usable: candidates.map((one) => assessCoupon(one, facts)).filter(({ refusals }) => refusals.length === 0) };
}

/** The lowest total over every legal subset. */
function bruteForce({ evaluator, usable }: ReturnType<typeof groundOf>): bigint {
  let best = evaluator.together([]).totalMinor;
  for (let mask = 1; mask < 2 ** usable.length; mask += 1) {
    const subset = usable.filter((_one, index) => (mask & (2 ** index)) !== 0);
    const isLegal = subset.every((one, index) =>
      subset.slice(index + 1).every((other) => mayCombine(one.candidate.compiled.terms, other.candidate.compiled.terms)),
    );
    const { totalMinor } = isLegal ? evaluator.together(subset) : { totalMinor: best };
    if (totalMinor < best) best = totalMinor;
  }
  return best;
}

const arbitraryTerms = (couponId: number): fc.Arbitrary<Partial<CouponTerms>> =>
  fc
    .record({
      type: fc.constantFrom("percentage", "absolute") as fc.Arbitrary<"percentage" | "absolute">,
      size: fc.bigInt(1n, 400_000n),
      minOrderMinor: fc.constantFrom(0n, 0n, 9_000n, 14_000n),
      maxDiscountMinor: fc.constantFrom(0n, 0n, 700n),
      minOrderBase: fc.constantFrom("list", "after_line") as fc.Arbitrary<"list" | "after_line">,
      products: fc.constantFrom(undefined, [1], [2], [1, 2]),
      stackable: fc.constantFrom(true, true, true, false),
      base: fc.constantFrom("remaining", "original") as fc.Arbitrary<"remaining" | "original">,
      className: fc.constantFrom(undefined, "x", "y"),
      excludes: fc.constantFrom([], [], ["x"], ["y"]),
      group: fc.constantFrom(undefined, undefined, "g"),
      freesetup: fc.boolean(),
      priority: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ type, size, minOrderMinor, maxDiscountMinor, className, excludes, ...terms }) => ({
      ...terms,
      couponId,
      code: `C${couponId}`,
      type,
      ratePpm: type === "percentage" ? size : 0n,
      amounts: { USD: { minOrderMinor, maxDiscountMinor, ...(type === "absolute" && { valueMinor: size / 60n }) } },
      class: className,
      excludesClasses: excludes,
    }));

const arbitraryCoupons = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_one, index) => arbitraryTerms(index + 1))));
const arbitraryLines = fc
  .array(
    fc.record({
      unitPriceMinor: fc.bigInt(0n, 9_000n),
      quantity: fc.integer({ min: 1, max: 3 }),
      setupMinor: fc.constantFrom(0n, 500n),
      taxRatePpm: fc.constantFrom(0n, 190_000n, 70_000n),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((lines) => lines.map((line, index) => sampleLine({ key: String(index), productId: (index % 2) + 1, ...line })));

t.test("the search finds the lowest total there is, and says so", async (t) => {
  fc.assert(
    fc.property(arbitraryCoupons, arbitraryLines, (coupons, lines) => {
      const ground = groundOf(
        coupons.map((terms) => sampleCandidate(terms)),
        lines,
      );
      const best = bestCombination(ground.usable, ground.evaluator, 100_000);
      return (
        best.isProvenOptimal &&
        best.totalMinor === bruteForce(ground) &&
        best.totalMinor === ground.evaluator.together(best.items).totalMinor
      );
    }),
    { numRuns: 600 },
  );
  t.pass();
});

t.test("typing a code never makes a cart dearer, whatever is in it and applies by itself", async (t) => {
  fc.assert(
    fc.property(arbitraryCoupons, arbitraryLines, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (coupons, lines, automatic) => {
      const candidates = coupons.map((terms, index) => sampleCandidate({ ...terms, automatic: automatic[index] === true && index > 0 }));
      const typed = candidates.filter(({ isTyped }) => isTyped);
      const others = candidates.filter(({ isTyped }) => !isTyped);
      const fresh = typed.at(-1);
      if (fresh === undefined) return true;
      const before = outcomeOf([...typed.slice(0, -1), ...others], { lines });
      const after = outcomeOf([...typed.slice(0, -1), { ...fresh, attachedId: undefined, shownGranted: undefined }, ...others], { lines });
      return after.total <= before.total;
    }),
    { numRuns: 600 },
  );
  t.pass();
});

t.test("the golden cart: P and R give 45.00, and that is proven", async (t) => {
  const lines = [sampleLine({ key: "a", productId: 1 }), sampleLine({ key: "b", productId: 2, unitPriceMinor: 6_000n })];
  const ground = groundOf(
    [
      sampleCandidate({ couponId: 1, code: "P", ratePpm: 300_000n, stackable: true, products: [1], class: "p" }),
      sampleCandidate({ couponId: 2, code: "Q", ratePpm: 200_000n, stackable: true, products: [1, 2], excludesClasses: ["p"] }),
      sampleCandidate({
        couponId: 3,
        code: "R",
        type: "absolute",
        ratePpm: 0n,
        stackable: true,
        minOrderBase: "after_line",
        amounts: { USD: { valueMinor: 1_500n, minOrderMinor: 13_000n } },
      }),
    ],
    lines,
  );
  const best = bestCombination(ground.usable, ground.evaluator, 100);
  t.strictSame(
    best.items.map(({ candidate }) => candidate.code),
    ["P", "R"],
  );
  t.strictSame([best.totalMinor, best.isProvenOptimal], [11_500n, true]);
});

t.test("the search ends when it has priced enough, and says that it is not proven", async (t) => {
  const many = Array.from({ length: 14 }, (_one, index) =>
    sampleCandidate({
      couponId: index + 1,
      code: `C${index}`,
      ratePpm: BigInt(10_000 + 997 * index),
      stackable: true,
      class: index % 2 === 0 ? "even" : "odd",
      excludesClasses: index % 3 === 0 ? ["odd"] : [],
      products: [1],
      minOrderBase: "after_line",
      amounts: { USD: { minOrderMinor: BigInt(9_000 - 200 * index) } },
    }),
  );
  const ground = groundOf(many, [sampleLine()]);
  const early = bestCombination(ground.usable, ground.evaluator, 5);
  t.equal(early.isProvenOptimal, false);
  t.ok(early.totalMinor < 10_000n);
});

t.test("thirty coupons that may all be combined are one step, proven", async (t) => {
  const many = Array.from({ length: 30 }, (_one, index) =>
    sampleCandidate({ couponId: index + 1, code: `C${index}`, ratePpm: 20_000n, stackable: true }),
  );
  const ground = groundOf(many, [sampleLine({ unitPriceMinor: 1_000_000n })]);
  const best = bestCombination(ground.usable, ground.evaluator, 40);
  t.equal(best.items.length, 30);
  t.equal(best.isProvenOptimal, true);
});
