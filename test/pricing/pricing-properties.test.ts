import fc from "fast-check";
import t from "tap";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { LANES } from "#core/billing/pricing/lane.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { PricingInput, PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePerUnitFree } from "#core/billing/pricing/take-per-unit-free.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { takeSetup } from "#core/billing/pricing/take-setup.ts";
import type { Taking } from "#core/billing/pricing/taking.ts";
import { countUnits, sumRuns } from "#core/kernel/unit-runs.ts";
import { sampleAdjuster, sampleInput, sampleLine } from "./sample-document.ts";

/** Prices that matter: none, tiny, ordinary, and large enough that a float would lose the last unit. */
const price = fc.oneof(fc.constant(0n), fc.bigInt(1n, 9n), fc.bigInt(1n, 500_000n), fc.bigInt(1n, 10n ** 11n));
const rounding = fc.constantFrom("half_away" as const, "half_even" as const);

const line: fc.Arbitrary<Omit<PricingLine, "key">> = fc.record({
  productId: fc.constant(1),
  productType: fc.constant("hosting"),
  period: fc.constant(undefined),
  quantity: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 10_000 })),
  parentKey: fc.constant(undefined),
  unitPriceMinor: price,
  setupMinor: price,
  discountable: fc.boolean(),
  taxRatePpm: fc.constantFrom(0n, 70_000n, 190_000n, 77_500n, 2_000_000n),
  serviceType: fc.constant(undefined),
  consultantId: fc.constant(undefined),
  startsAt: fc.constant(undefined),
});

const input: fc.Arbitrary<PricingInput> = fc
  .record({
    lines: fc.array(line, { maxLength: 8 }),
    // Exponents 0, 2 and 3: minor units are all the pipeline knows.
    currency: fc.constantFrom("JPY", "USD", "KWD"),
    taxInclusive: fc.boolean(),
    percentRounding: rounding,
    taxRounding: rounding,
    taxScope: fc.constantFrom("line" as const, "invoice" as const),
  })
  .map(({ lines, ...rest }) =>
    sampleInput(
      lines.map((sample, index) => ({ ...sample, key: `L${index}` })),
      rest,
    ),
  );

const keys = fc.option(fc.subarray(["L0", "L1", "L2", "L3", "L4", "L5", "L6", "L7"]), { nil: undefined });

const take: fc.Arbitrary<Adjuster["take"]> = fc.oneof(
  fc
    .tuple(
      keys,
      fc.bigInt(0n, 1_500_000n),
      fc.constantFrom("remaining" as const, "original" as const),
      fc.option(price, { nil: undefined }),
    )
    .map(
      ([lines, ratePpm, base, capMinor]): Adjuster["take"] =>
        (state) =>
          takePercent(state, lines, ratePpm, { base, capMinor }),
    ),
  fc.tuple(keys, price).map(
    ([lines, amountMinor]): Adjuster["take"] =>
      (state) =>
        takeAmount(state, lines, amountMinor),
  ),
  fc.tuple(keys, fc.nat(5), fc.option(price, { nil: undefined })).map(
    ([lines, units, capMinor]): Adjuster["take"] =>
      (state) =>
        takePerUnitFree(state, lines, units, capMinor),
  ),
  keys.map(
    (lines): Adjuster["take"] =>
      (state) =>
        takeSetup(state, lines),
  ),
  // A plug-in that asks for anything at all.
  fc
    .array(
      fc.record({
        key: fc.constantFrom("L0", "L1", "L2"),
        count: fc.nat(20_000),
        minor: fc.bigInt(-1000n, 10n ** 12n),
        setupMinor: fc.bigInt(-10n, 10n ** 12n),
      }),
    )
    .map((parts): Adjuster["take"] => () => {
      const lines = parts.map(({ key, count, minor, setupMinor }) => ({ key, units: [{ count, minor }], setupMinor }));
      return { kind: "taking", lines, unclampedMinor: 0n, amountMinor: 0n } satisfies Taking;
    }),
);

const adjusters = fc
  .array(fc.record({ lane: fc.constantFrom(...LANES), priority: fc.integer({ min: -2, max: 2 }), take }), { maxLength: 6 })
  .map((samples) => samples.map(({ lane, priority, take }, id) => sampleAdjuster(lane, `C${id}`, take, { priority, id })));

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);

function checkDocument(priced: PricedDocument, lines: readonly PricingLine[]): boolean {
  const taxOnTop = priced.input.taxInclusive ? 0n : priced.taxMinor;
  const taken = new Map<string, bigint>();
  for (const adjustment of priced.adjustments) {
    for (const part of adjustment.lines) {
      if (part.setupMinor < 0n || part.units.some((run) => run.minor < 0n)) return false;
      taken.set(part.key, (taken.get(part.key) ?? 0n) + sumRuns(part.units) + part.setupMinor);
    }
    const ofLines = sum(adjustment.lines.map((part) => sumRuns(part.units) + part.setupMinor));
    if (ofLines !== adjustment.amountMinor || adjustment.amountMinor > adjustment.unclampedMinor) return false;
  }
  return (
    priced.subtotalMinor - priced.discountMinor + taxOnTop === priced.totalMinor &&
    sum(priced.lines.map((each) => each.totalMinor)) === priced.totalMinor &&
    sum(priced.adjustments.map((each) => each.amountMinor)) === priced.discountMinor &&
    priced.lines.every((each, index) => {
      const listed = lines[index];
      return (
        listed !== undefined &&
        each.subtotalMinor === listed.unitPriceMinor * BigInt(listed.quantity) + listed.setupMinor &&
        each.discountMinor === (taken.get(each.key) ?? 0n) &&
        (listed.discountable || each.discountMinor === 0n) &&
        each.taxableMinor === each.subtotalMinor - each.discountMinor &&
        each.taxableMinor >= 0n &&
        each.taxMinor >= 0n &&
        countUnits(each.unitTotals) === each.quantity &&
        sumRuns(each.unitTaxables) === each.taxableMinor &&
        sumRuns(each.unitTotals) === each.totalMinor &&
        each.unitTotals.every((run) => run.minor >= 0n)
      );
    })
  );
}

t.test("whatever the lines and the adjusters, everything adds up and nothing goes below zero", async () => {
  fc.assert(
    fc.property(input, adjusters, (document, list) => checkDocument(priceDocument(document, list), document.lines)),
    { numRuns: 600 },
  );
});

t.test("the order in which adjusters are gathered does not matter", async () => {
  fc.assert(
    fc.property(input, adjusters, fc.infiniteStream(fc.nat()), (document, list, picks) => {
      const shuffled = list.map((adjuster) => ({ adjuster, rank: picks.next().value ?? 0 })).toSorted((a, b) => a.rank - b.rank);
      const one = priceDocument(document, list);
      const other = priceDocument(
        document,
        shuffled.map(({ adjuster }) => adjuster),
      );
      return JSON.stringify(one.trace) === JSON.stringify(other.trace);
    }),
    { numRuns: 200 },
  );
});

t.test("adjusters never make a document dearer, however its tax is rounded", async () => {
  fc.assert(
    fc.property(input, adjusters, (document, list) => {
      const adjusted = priceDocument(document, list);
      const listed = priceDocument(document, []);
      return adjusted.totalMinor <= listed.totalMinor;
    }),
    { numRuns: 200 },
  );
});

t.test("pricing mutates neither the input nor a state", async (t) => {
  const frozenLines = [sampleLine("A", 999n, { quantity: 3, setupMinor: 50n }), sampleLine("B", 1n)].map((each) => Object.freeze(each));
  const document = Object.freeze(sampleInput(Object.freeze(frozenLines)));
  const seen: unknown[] = [];
  const spy = sampleAdjuster("line", "SPY", (state) => {
    for (const left of state.lines) {
      Object.freeze(left);
      for (const run of Object.freeze(left.units)) Object.freeze(run);
    }
    seen.push(Object.freeze(state.lines));
    return takeAmount(Object.freeze(state), undefined, 100n);
  });
  const priced = priceDocument(document, [spy, { ...spy, id: 2 }, { ...spy, id: 3, lane: "points" }]);
  t.equal(seen.length, 3);
  t.equal(priced.discountMinor, 300n);
});

t.test("a setup fee is never multiplied by the quantity", async () => {
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 10_000 }), (unitPriceMinor, setupMinor, quantity) => {
      const priced = priceDocument(sampleInput([sampleLine("A", unitPriceMinor, { quantity, setupMinor })]), []);
      return priced.totalMinor === unitPriceMinor * BigInt(quantity) + setupMinor;
    }),
  );
});
