import t from "tap";
import { allocateTender, type PayableLine } from "#core/billing/pricing/allocate-tender.ts";
import { linesAfterRefund } from "#core/billing/pricing/lines-after-refund.ts";
import { planRefund } from "#core/billing/pricing/plan-refund.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { RefundPlan, RefundRequest } from "#core/billing/pricing/refund-plan.ts";
import type { RefundableLine } from "#core/billing/pricing/refundable-line.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { unitRange } from "#core/billing/pricing/unit-range.ts";
import { sliceRuns, subtractRuns, sumRuns } from "#core/kernel/unit-runs.ts";
import { sampleAdjuster, sampleInput, sampleLine } from "./sample-document.ts";

const TAX_PPM = 190_000n;

const order = priceDocument(
  sampleInput([
    sampleLine("A", 11988n, { taxRatePpm: TAX_PPM }),
    sampleLine("B", 1490n, { quantity: 2, productType: "domain", taxRatePpm: TAX_PPM }),
    sampleLine("C", 2500n, { productType: "giftcard", discountable: false }),
  ]),
  [
    sampleAdjuster("points", "points", (state) => takeAmount(state, undefined, 500n)),
    sampleAdjuster("cart", "TENOFF", (state) => takeAmount(state, ["A", "B"], 1000n)),
    sampleAdjuster("line", "HOSTING25", (state) => takePercent(state, ["A"], 250_000n, { base: "remaining" })),
  ],
);

function lineOf(key: string) {
  const line = order.lines.find((candidate) => candidate.key === key);
  if (line === undefined) throw new Error(`no line ${key}`);
  return line;
}

function takenBy(ref: string) {
  return order.adjustments.find((adjustment) => adjustment.source.ref === ref)?.lines;
}

t.test("1: 25 % on A takes 29.97", async (t) => {
  t.same(takenBy("HOSTING25"), [{ key: "A", units: [{ count: 1, minor: 2997n }], setupMinor: 0n }]);
  t.same(order.trace[0]?.lines, [{ key: "A", beforeMinor: "11988", afterMinor: "8991", amountMinor: "2997" }]);
});

t.test("2: 10.00 over A and B is 7.51 and 2.49, the units of B 1.25 and 1.24", async (t) => {
  t.same(takenBy("TENOFF"), [
    { key: "A", units: [{ count: 1, minor: 751n }], setupMinor: 0n },
    {
      key: "B",
      units: [
        { count: 1, minor: 125n },
        { count: 1, minor: 124n },
      ],
      setupMinor: 0n,
    },
  ]);
  t.same(
    order.trace[1]?.lines.map((line) => line.afterMinor),
    ["8240", "2731"],
  );
});

t.test("3: 500 points take 3.76 and 1.24 and leave 78.64 and 26.07 (13.03 + 13.04)", async (t) => {
  t.same(
    takenBy("points")?.map((line) => sumRuns(line.units)),
    [376n, 124n],
  );
  t.equal(lineOf("A").taxableMinor, 7864n);
  t.equal(lineOf("B").taxableMinor, 2607n);
  t.same(lineOf("B").unitTaxables, [
    { count: 1, minor: 1303n },
    { count: 1, minor: 1304n },
  ]);
});

t.test("4: tax is 14.94 and 4.95 (2.47 + 2.48), the total 149.60, of which a gift card may pay 124.60", async (t) => {
  t.equal(lineOf("A").taxMinor, 1494n);
  t.equal(lineOf("B").taxMinor, 495n);
  t.same(subtractRuns(lineOf("B").unitTotals, lineOf("B").unitTaxables), [
    { count: 1, minor: 247n },
    { count: 1, minor: 248n },
  ]);
  t.equal(order.totalMinor, 14960n);
  t.equal(lineOf("A").totalMinor + lineOf("B").totalMinor, 12460n);
  t.equal(order.subtotalMinor - order.discountMinor + order.taxMinor, order.totalMinor);
  t.equal(lineOf("C").discountMinor, 0n);
});

const payable: readonly PayableLine[] = order.lines.map((line) => ({ key: line.key, payable: line.unitTotals }));
const byCard = allocateTender(
  5000n,
  payable.filter((line) => line.key !== "C"),
);
const cardUnits = new Map(byCard.map((share) => [share.key, share.units]));
const unpaid = payable.map((line) => {
  const paid = cardUnits.get(line.key);
  return { key: line.key, payable: paid === undefined ? line.payable : subtractRuns(line.payable, paid) };
});
const byGateway = allocateTender(9960n, unpaid);

t.test("5: a gift card of 50.00 pays 37.55 of A and 12.45 of B, the gateway the other 99.60", async (t) => {
  t.same(
    byCard.map((share) => [share.key, sumRuns(share.units)]),
    [
      ["A", 3755n],
      ["B", 1245n],
    ],
  );
  t.equal(
    unpaid.reduce((sum, line) => sum + sumRuns(line.payable), 0n),
    9960n,
  );
  t.same(
    byGateway.map((share) => share.units),
    unpaid.map((line) => line.payable),
  );
});

const earnBase = (lines: readonly RefundableLine[]): bigint =>
  lines
    .filter((line) => line.key !== "C")
    .reduce((sum, line) => sum + sumRuns(sliceRuns(lineOf(line.key).unitTaxables, 0, line.quantity - line.refundedQuantity)), 0n);

const paid: readonly RefundableLine[] = order.lines.map((line) => ({
  key: line.key,
  quantity: line.quantity,
  refundedQuantity: 0,
  shares: [
    ...byCard.filter((share) => share.key === line.key).map((share) => ({ tenderId: "card", units: share.units, refundedMinor: 0n })),
    ...byGateway.filter((share) => share.key === line.key).map((share) => ({ tenderId: "gateway", units: share.units, refundedMinor: 0n })),
  ],
}));

function plan(lines: readonly RefundableLine[], request: RefundRequest): RefundPlan {
  const verdict = planRefund(lines, request);
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict;
}

t.test("6: the base for points is 104.71, which earns 104", async (t) => {
  t.equal(earnBase(paid), 10471n);
  t.equal(earnBase(paid) / 100n, 104n);
});

t.test("7: the second unit of B gives back 15.52 = 6.23 + 9.29, then the first 15.50 = 6.22 + 9.28", async (t) => {
  const pointsOfB = takenBy("points")?.find((line) => line.key === "B")?.units ?? [];
  const lineB = paid[1];
  if (lineB === undefined) throw new Error("no line B");
  const { from, to } = unitRange(lineB, 1);
  t.equal(sumRuns(sliceRuns(pointsOfB, from, to)), 62n, "62 points come back");

  const second = plan(paid, { kind: "units", lines: [{ key: "B", quantity: 1 }] });
  t.equal(second.amountMinor, 1552n);
  t.same(second.tenders, [
    { tenderId: "card", amountMinor: 623n },
    { tenderId: "gateway", amountMinor: 929n },
  ]);
  t.equal(second.isFull, false);

  const after = linesAfterRefund(paid, second.lines);
  t.equal(earnBase(paid) / 100n - earnBase(after) / 100n, 13n, "13 points are clawed back");

  const first = plan(after, { kind: "units", lines: [{ key: "B", quantity: 1 }] });
  t.equal(first.amountMinor, 1550n);
  t.same(first.tenders, [
    { tenderId: "card", amountMinor: 622n },
    { tenderId: "gateway", amountMinor: 928n },
  ]);

  const rest = plan(linesAfterRefund(after, first.lines), { kind: "everything" });
  t.equal(rest.isFull, true);
  t.same(rest.tenders, [
    { tenderId: "card", amountMinor: 3755n },
    { tenderId: "gateway", amountMinor: 8103n },
  ]);
  t.equal(first.amountMinor + second.amountMinor + rest.amountMinor, order.totalMinor);
});
