import t from "tap";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { monotonicMs } from "#core/kernel/clock.ts";
import { sampleAdjuster, sampleInput, sampleLine } from "./sample-document.ts";

const ADJUSTERS = Array.from({ length: 50 }, (_, index): Adjuster => {
  const take: Adjuster["take"] =
    index % 2 === 0
      ? (state) => takePercent(state, undefined, 10_000n, { base: "remaining" })
      : (state) => takeAmount(state, undefined, 999n);
  return sampleAdjuster(index % 3 === 0 ? "line" : "cart", `C${index}`, take, { id: index });
});

/** The best of many runs: what the code costs, without what else the machine is doing. */
function fastestMs(work: () => unknown): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 200; run += 1) {
    const start = monotonicMs();
    work();
    fastest = Math.min(fastest, monotonicMs() - start);
  }
  return fastest;
}

function inputOf(quantityOf: (index: number) => number) {
  return sampleInput(
    Array.from({ length: 100 }, (_, index) =>
      sampleLine(`L${index}`, 1999n + BigInt(index) * 37n, { quantity: quantityOf(index), taxRatePpm: 190_000n }),
    ),
  );
}

t.test("100 lines × 50 adjusters that each touch every line are priced within 3 ms", async (t) => {
  const input = inputOf(() => 1);
  const ms = fastestMs(() => priceDocument(input, ADJUSTERS));
  t.comment(`one unit a line: ${ms.toFixed(2)} ms`);
  t.ok(ms < 3, `${ms.toFixed(2)} ms`);
});

t.test("quantities cost runs, not units: 10,000 of each is of the order of 3 of each", async (t) => {
  const few = inputOf((index) => 1 + (index % 3));
  const many = inputOf((index) => 10_000 - (index % 3));
  const fewMs = fastestMs(() => priceDocument(few, ADJUSTERS));
  const manyMs = fastestMs(() => priceDocument(many, ADJUSTERS));
  t.comment(`1 to 3 a line: ${fewMs.toFixed(2)} ms; 10,000 a line: ${manyMs.toFixed(2)} ms`);
  t.ok(manyMs < 100, `${manyMs.toFixed(2)} ms`);
});
