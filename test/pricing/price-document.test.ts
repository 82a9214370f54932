import t from "tap";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePerUnitFree } from "#core/billing/pricing/take-per-unit-free.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { takeSetup } from "#core/billing/pricing/take-setup.ts";
import { refused } from "#core/kernel/verdict.ts";
import { sampleAdjuster, sampleInput, sampleLine } from "./sample-document.ts";

const HUNDRED = sampleInput([sampleLine("A", 10_000n)]);

const percent = (priority: number, base: "remaining" | "original") =>
  sampleAdjuster("cart", "P10", (state) => takePercent(state, undefined, 100_000n, { base }), { priority });
const fixed = (priority: number) => sampleAdjuster("cart", "F20", (state) => takeAmount(state, undefined, 2000n), { priority, id: 2 });

t.test("10 % and 20.00 on 100.00 leave 70.00, 72.00 or 70.00 by order and base", async (t) => {
  t.equal(priceDocument(HUNDRED, [fixed(2), percent(1, "remaining")]).totalMinor, 7000n, "percent first");
  t.equal(priceDocument(HUNDRED, [percent(2, "remaining"), fixed(1)]).totalMinor, 7200n, "fixed first");
  t.equal(priceDocument(HUNDRED, [percent(2, "original"), fixed(1)]).totalMinor, 7000n, "both on the original price");
});

t.test("lanes go in order, inside a lane priority, then id decides", async (t) => {
  const nothing: Adjuster["take"] = (state) => takeAmount(state, undefined, 0n);
  const adjusters = [
    sampleAdjuster("points", "points", nothing),
    sampleAdjuster("manual", "manual", nothing),
    sampleAdjuster("cart", "cart-9", nothing, { id: 9 }),
    sampleAdjuster("cart", "cart-2", nothing, { id: 2 }),
    sampleAdjuster("cart", "cart-first", nothing, { id: 99, priority: -1 }),
    sampleAdjuster("line", "line", nothing),
    sampleAdjuster("setup", "setup", nothing),
  ];
  const expected = ["setup", "line", "cart-first", "cart-2", "cart-9", "manual", "points"];
  for (const given of [adjusters, adjusters.toReversed()]) {
    t.same(
      priceDocument(HUNDRED, given).adjustments.map((adjustment) => adjustment.source.ref),
      expected,
    );
  }
});

t.test("tax is contained in the discounted gross of a tax-inclusive shop: 109.00 = 91.60 + 17.40", async (t) => {
  const input = sampleInput([sampleLine("A", 11_900n, { taxRatePpm: 190_000n })], { taxInclusive: true });
  const priced = priceDocument(input, [sampleAdjuster("cart", "TEN", (state) => takeAmount(state, undefined, 1000n))]);
  t.equal(priced.totalMinor, 10_900n);
  t.equal(priced.taxMinor, 1740n);
  t.equal(priced.subtotalMinor - priced.discountMinor, priced.totalMinor);
  t.same(priced.lines[0]?.unitTotals, [{ count: 1, minor: 10_900n }]);
});

t.test("tax per invoice is rounded once per rate and allocated to the lines of that rate", async (t) => {
  const lines = [
    sampleLine("A", 3n, { taxRatePpm: 100_000n }),
    sampleLine("B", 3n, { taxRatePpm: 100_000n }),
    sampleLine("C", 4n, { taxRatePpm: 100_000n }),
    sampleLine("D", 50n, { taxRatePpm: 70_000n }),
    sampleLine("E", 50n),
  ];
  t.same(
    priceDocument(sampleInput(lines), []).lines.map((line) => line.taxMinor),
    [0n, 0n, 0n, 4n, 0n],
    "0.3, 0.3, 0.4 round to nothing one by one",
  );
  t.same(
    priceDocument(sampleInput(lines, { taxScope: "invoice" }), []).lines.map((line) => line.taxMinor),
    [0n, 0n, 1n, 4n, 0n],
  );
  t.equal(priceDocument(sampleInput(lines, { taxScope: "invoice", taxRounding: "half_even" }), []).lines[3]?.taxMinor, 4n);
});

t.test("a setup fee is charged once, taxed with its line, and sits on unit 0", async (t) => {
  const input = sampleInput([sampleLine("A", 100n, { quantity: 3, setupMinor: 50n, taxRatePpm: 100_000n })]);
  const [line] = priceDocument(input, []).lines;
  t.equal(line?.subtotalMinor, 350n);
  t.equal(line?.totalMinor, 385n);
  t.same(line?.unitTotals, [
    { count: 1, minor: 165n },
    { count: 2, minor: 110n },
  ]);
});

t.test("free setup, then free session, then percent: each sees what the others left", async (t) => {
  const input = sampleInput([sampleLine("A", 1000n, { quantity: 2, setupMinor: 300n }), sampleLine("B", 800n, { setupMinor: 200n })]);
  const priced = priceDocument(input, [
    sampleAdjuster("setup", "SETUP", (state) => takeSetup(state, ["B"])),
    sampleAdjuster("line", "FREE", (state) => takePerUnitFree(state, undefined, 1)),
    sampleAdjuster("cart", "HALF", (state) => takePercent(state, undefined, 500_000n, { base: "remaining" })),
  ]);
  t.same(
    priced.adjustments.map((adjustment) => adjustment.amountMinor),
    [200n, 1300n, 900n],
  );
  t.equal(priced.totalMinor, 900n);
  t.same(priced.lines[0]?.unitTotals, [
    { count: 1, minor: 0n },
    { count: 1, minor: 500n },
  ]);
});

t.test("whatever a plug-in asks for, the pipeline clamps it to what is left and records the rest", async (t) => {
  const input = sampleInput([
    sampleLine("A", 100n, { quantity: 3, setupMinor: 10n }),
    sampleLine("gift", 500n, { discountable: false, setupMinor: 5n }),
  ]);
  const greedy: Adjuster["take"] = () => ({
    kind: "taking",
    lines: [
      { key: "A", units: [{ count: 1, minor: 900n }], setupMinor: 900n },
      { key: "A", units: [{ count: 99, minor: 30n }], setupMinor: 0n },
      { key: "gift", units: [{ count: 1, minor: 500n }], setupMinor: 5n },
      { key: "elsewhere", units: [{ count: 1, minor: 1n }], setupMinor: 0n },
    ],
    unclampedMinor: 0n,
    amountMinor: 0n,
  });
  const priced = priceDocument(input, [sampleAdjuster("line", "GREEDY", greedy)]);
  t.match(priced.adjustments, [{ amountMinor: 170n, unclampedMinor: 5276n }]);
  t.same(priced.adjustments[0]?.lines, [
    {
      key: "A",
      units: [
        { count: 1, minor: 100n },
        { count: 2, minor: 30n },
      ],
      setupMinor: 10n,
    },
  ]);
  t.equal(priced.totalMinor, 645n);
});

t.test("a taking never adds to a price", async (t) => {
  const dearer: Adjuster["take"] = () => ({
    kind: "taking",
    lines: [{ key: "A", units: [{ count: 1, minor: -500n }], setupMinor: -5n }],
    unclampedMinor: 0n,
    amountMinor: -505n,
  });
  const priced = priceDocument(HUNDRED, [sampleAdjuster("line", "DEARER", dearer)]);
  t.equal(priced.totalMinor, 10_000n);
  t.match(priced.adjustments, [{ amountMinor: 0n, unclampedMinor: 0n, lines: [] }]);
});

t.test("a refused adjuster changes nothing and says why", async (t) => {
  const refusal = refused("coupon.min_order_not_met", { missing: 5n });
  const priced = priceDocument(HUNDRED, [sampleAdjuster("cart", "MIN", () => ({ kind: "refused", refusal })), fixed(5)]);
  t.same(priced.refusals, [{ source: { kind: "coupon", ref: "MIN", title: "Coupon MIN" }, refusal }]);
  t.equal(priced.adjustments.length, 1);
  t.equal(priced.totalMinor, 8000n);
});

t.test("the trace is plain JSON: each step before and after, per line, then the tax", async (t) => {
  const input = sampleInput([sampleLine("A", 10_000n, { taxRatePpm: 190_000n }), sampleLine("B", 500n)]);
  const no = sampleAdjuster("cart", "NO", () => ({ kind: "refused", refusal: refused("coupon.expired") }), { priority: 9, id: 3 });
  const only = sampleAdjuster("line", "ONLY-A", (state) => takeAmount(state, ["A"], 12_000n));
  const { trace } = priceDocument(input, [no, only]);
  t.same(JSON.parse(JSON.stringify(trace)), [
    {
      step: "taken",
      lane: "line",
      source: only.source,
      beforeMinor: "10500",
      afterMinor: "500",
      amountMinor: "10000",
      unclampedMinor: "12000",
      lines: [{ key: "A", beforeMinor: "10000", afterMinor: "0", amountMinor: "10000" }],
    },
    { step: "refused", lane: "cart", source: no.source, beforeMinor: "500", afterMinor: "500", code: "coupon.expired", lines: [] },
    { step: "tax", beforeMinor: "500", afterMinor: "500", amountMinor: "0", lines: [] },
  ]);
});

t.test("an empty document costs nothing", async (t) => {
  t.match(priceDocument(sampleInput([]), [fixed(1)]), { subtotalMinor: 0n, discountMinor: 0n, taxMinor: 0n, totalMinor: 0n, lines: [] });
});

t.test("input that no catalogue can produce is a bug and throws", async (t) => {
  for (const line of [
    sampleLine("A", -1n),
    sampleLine("A", 1n, { setupMinor: -1n }),
    sampleLine("A", 1n, { quantity: 0 }),
    sampleLine("A", 1n, { quantity: 1.5 }),
    sampleLine("A", 1n, { taxRatePpm: -1n }),
  ]) {
    t.throws(() => priceDocument(sampleInput([line]), []));
  }
  t.throws(() => priceDocument(sampleInput([sampleLine("A", 1n), sampleLine("A", 1n)]), []));
});
