import fc from "fast-check";
import t from "tap";
import { allocateTender } from "#core/billing/pricing/allocate-tender.ts";
import { linesAfterRefund } from "#core/billing/pricing/lines-after-refund.ts";
import { planRefund } from "#core/billing/pricing/plan-refund.ts";
import { refundAmount } from "#core/billing/pricing/refund-amount.ts";
import type { RefundPlan, RefundRequest } from "#core/billing/pricing/refund-plan.ts";
import { refundUnits } from "#core/billing/pricing/refund-units.ts";
import { lineLeft, refundableLeft, shareLeft } from "#core/billing/pricing/refundable-left.ts";
import type { RefundableLine } from "#core/billing/pricing/refundable-line.ts";
import { countUnits, evenRuns, subtractRuns, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";

/** Settles lines by tenders in payment order, each paying a part of what is then unpaid; the last one pays the rest. */
function settle(units: readonly UnitRuns[], permilles: readonly bigint[]): readonly RefundableLine[] {
  let unpaid = units.map((payable, index) => ({ key: `L${index}`, payable }));
  let lines: readonly RefundableLine[] = units.map((runs, index) => ({
    key: `L${index}`,
    quantity: countUnits(runs),
    refundedQuantity: 0,
    shares: [],
  }));
  for (const [order, permille] of [...permilles, 1000n].entries()) {
    const leftMinor = unpaid.reduce((sum, line) => sum + sumRuns(line.payable), 0n);
    const shares = allocateTender((leftMinor * permille) / 1000n, unpaid);
    lines = lines.map((line, index) => {
      const share = { tenderId: `T${order}`, units: shares[index]?.units ?? [], refundedMinor: 0n };
      return { ...line, shares: [...line.shares, share] };
    });
    unpaid = unpaid.map((line, index) => ({ key: line.key, payable: subtractRuns(line.payable, shares[index]?.units ?? []) }));
  }
  return lines;
}

function granted(lines: readonly RefundableLine[], request: RefundRequest): RefundPlan {
  const verdict = planRefund(lines, request);
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict;
}

function refusal(lines: readonly RefundableLine[], request: RefundRequest): string {
  const verdict = planRefund(lines, request);
  return verdict.ok ? "granted" : verdict.code;
}

const twoLines = settle([evenRuns(3, 1000n), evenRuns(1, 500n)], [400n]);

t.test("an amount goes over the lines, then to tenders in proportion; everything later gives back the rest", async (t) => {
  const part = granted(twoLines, { kind: "amount", amountMinor: 700n });
  t.same(
    part.lines.map((line) => [line.key, line.quantity, line.amountMinor]),
    [
      ["L0", 0, 600n],
      ["L1", 0, 100n],
    ],
  );
  t.same(part.tenders, [
    { tenderId: "T0", amountMinor: 280n },
    { tenderId: "T1", amountMinor: 420n },
  ]);
  t.equal(part.isFull, false);
  const rest = granted(linesAfterRefund(twoLines, part.lines), { kind: "everything" });
  t.equal(rest.amountMinor, 2800n);
  t.equal(rest.isFull, true);
  t.same(
    rest.lines.map((line) => [line.key, line.quantity]),
    [
      ["L0", 3],
      ["L1", 1],
    ],
  );
});

t.test("after an amount, a unit gives back its share or what is left, and the last unit everything left", async (t) => {
  const most = granted(twoLines, { kind: "amount", amountMinor: 2450n });
  let lines = linesAfterRefund(twoLines, most.lines);
  t.equal(lineLeft(lines[0] ?? fail()), 900n);
  const third = granted(lines, { kind: "units", lines: [{ key: "L0", quantity: 1 }] });
  t.equal(third.amountMinor, 900n, "its share was 1000");
  lines = linesAfterRefund(lines, third.lines);
  const others = granted(lines, { kind: "units", lines: [{ key: "L0", quantity: 2 }] });
  t.equal(others.amountMinor, 0n);

  const little = linesAfterRefund(twoLines, granted(twoLines, { kind: "amount", amountMinor: 7n }).lines);
  const two = granted(little, { kind: "units", lines: [{ key: "L0", quantity: 2 }] });
  t.equal(two.amountMinor, 2000n);
  const last = granted(linesAfterRefund(little, two.lines), { kind: "units", lines: [{ key: "L0", quantity: 1 }] });
  t.equal(last.amountMinor, 994n);
});

t.test("the last unit also gives back what earlier units should have given and did not", async (t) => {
  const share = { tenderId: "T0", units: evenRuns(3, 100n), refundedMinor: 150n };
  const line = { key: "A", quantity: 3, refundedQuantity: 2, shares: [share] };
  t.equal(refundUnits(line, 1).amountMinor, 150n);
});

t.test("more units or a greater amount than is left is refused, as is nothing at all", async (t) => {
  const half = linesAfterRefund(twoLines, granted(twoLines, { kind: "units", lines: [{ key: "L0", quantity: 2 }] }).lines);
  t.same(planRefund(half, { kind: "units", lines: [{ key: "L0", quantity: 2 }] }), {
    ok: false,
    code: "refund.quantity_exceeds_left",
    details: { key: "L0", left: 1 },
  });
  t.same(planRefund(half, { kind: "amount", amountMinor: 1501n }), {
    ok: false,
    code: "refund.amount_exceeds_left",
    details: { leftMinor: 1500n },
  });
  t.equal(granted(half, { kind: "amount", amountMinor: 1500n }).isFull, true);
  const one = { key: "L0", quantity: 1 };
  t.equal(refusal(half, { kind: "units", lines: [one, one] }), "refund.quantity_exceeds_left", "mentions of one line count together");
  t.equal(refusal(half, { kind: "units", lines: [{ key: "L9", quantity: 1 }] }), "refund.line_not_found");
  t.equal(refusal(half, { kind: "units", lines: [] }), "refund.quantity_not_positive");
  t.equal(refusal(half, { kind: "units", lines: [{ key: "L0", quantity: 0 }] }), "refund.quantity_not_positive");
  t.equal(refusal(half, { kind: "units", lines: [{ key: "L0", quantity: 0.5 }] }), "refund.quantity_not_positive");
  t.equal(refusal(half, { kind: "amount", amountMinor: 0n }), "refund.amount_not_positive");
  t.equal(refusal(half, { kind: "amount", amountMinor: -1n }), "refund.amount_not_positive");
  const gone = linesAfterRefund(half, granted(half, { kind: "everything" }).lines);
  t.equal(refusal(gone, { kind: "everything" }), "refund.nothing_left");
});

t.test("a free document refunds to nothing, is full once every unit is back, and only once", async (t) => {
  const free = settle([evenRuns(2, 0n), evenRuns(1, 0n)], []);
  const part = granted(free, { kind: "units", lines: [{ key: "L0", quantity: 2 }] });
  t.match(part, { amountMinor: 0n, isFull: false, tenders: [] });
  const rest = granted(linesAfterRefund(free, part.lines), { kind: "everything" });
  t.match(rest, { amountMinor: 0n, isFull: true, lines: [{ key: "L1", quantity: 1 }] });
  t.equal(refusal(linesAfterRefund(linesAfterRefund(free, part.lines), rest.lines), { kind: "everything" }), "refund.nothing_left");
});

t.test("asking the building blocks for more than is left is a bug", async (t) => {
  t.throws(() => refundAmount(twoLines, 3501n));
  t.throws(() => refundUnits(twoLines[0] ?? fail(), 4));
  t.throws(() => refundUnits(twoLines[0] ?? fail(), -1));
  t.throws(() => allocateTender(11n, [{ key: "A", payable: evenRuns(1, 10n) }]));
  t.throws(() => allocateTender(-1n, [{ key: "A", payable: evenRuns(1, 10n) }]));
});

t.test("a tender is allocated over lines, then units, and never above what is payable", async (t) => {
  const shares = allocateTender(100n, [
    { key: "A", payable: evenRuns(3, 50n) },
    { key: "free", payable: evenRuns(2, 0n) },
    { key: "B", payable: evenRuns(1, 150n) },
  ]);
  t.same(shares, [
    {
      key: "A",
      units: [
        { count: 2, minor: 17n },
        { count: 1, minor: 16n },
      ],
    },
    { key: "free", units: [{ count: 2, minor: 0n }] },
    { key: "B", units: [{ count: 1, minor: 50n }] },
  ]);
});

const unitAmount = fc.oneof(fc.constant(0n), fc.bigInt(1n, 9n), fc.bigInt(1n, 100_000n), fc.bigInt(1n, 10n ** 10n));
const units = fc
  .array(fc.record({ count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5000 })), minor: unitAmount }), {
    minLength: 1,
    maxLength: 3,
  })
  .filter((runs) => countUnits(runs) > 0);
const settled = fc
  .tuple(fc.array(units, { minLength: 1, maxLength: 5 }), fc.array(fc.bigInt(0n, 1000n), { maxLength: 3 }))
  .map(([lines, permilles]) => settle(lines, permilles));
const steps = fc.array(fc.record({ byAmount: fc.boolean(), line: fc.nat(4), permille: fc.bigInt(1n, 700n) }), { maxLength: 12 });

function requestOf(
  lines: readonly RefundableLine[],
  step: { byAmount: boolean; line: number; permille: bigint },
): RefundRequest | undefined {
  if (step.byAmount) {
    const amountMinor = (refundableLeft(lines) * step.permille) / 1000n;
    return amountMinor > 0n ? { kind: "amount", amountMinor } : undefined;
  }
  const line = lines[step.line % lines.length];
  if (line === undefined) return undefined;
  const quantity = Math.ceil(((line.quantity - line.refundedQuantity) * Number(step.permille)) / 1000);
  return quantity > 0 ? { kind: "units", lines: [{ key: line.key, quantity }] } : undefined;
}

t.test("any split and order of refunds gives back exactly what was paid, per tender, and never a negative part", async () => {
  fc.assert(
    fc.property(settled, steps, (paid, list) => {
      const back = new Map<string, bigint>();
      let lines = paid;
      const make = (request: RefundRequest): boolean => {
        if (!planRefund(lines, request).ok) return true;
        const plan = granted(lines, request);
        for (const { tenderId, amountMinor } of plan.tenders) back.set(tenderId, (back.get(tenderId) ?? 0n) + amountMinor);
        lines = linesAfterRefund(lines, plan.lines);
        const ofLines = plan.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
        const ofTenders = plan.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0n);
        return (
          ofLines === plan.amountMinor &&
          ofTenders === plan.amountMinor &&
          plan.lines.every((line) => line.tenders.every((tender) => tender.amountMinor >= 0n)) &&
          lines.every((line) => line.shares.every((share) => shareLeft(share) >= 0n))
        );
      };
      for (const step of list) {
        const request = requestOf(lines, step);
        if (request !== undefined && !make(request)) return false;
      }
      if (!make({ kind: "everything" })) return false;
      const tenderIds = new Set(paid.flatMap((line) => line.shares.map((share) => share.tenderId)));
      return [...tenderIds].every((tenderId) => {
        const shares = paid.flatMap((line) => line.shares.filter((share) => share.tenderId === tenderId));
        return (back.get(tenderId) ?? 0n) === shares.reduce((sum, share) => sum + sumRuns(share.units), 0n);
      });
    }),
    { numRuns: 500 },
  );
});

t.test("refunding units one at a time gives back what refunding them at once does", async () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), minor: unitAmount }), { minLength: 1, maxLength: 3 }),
      fc.bigInt(0n, 1000n),
      (runs, permille) => {
        let lines = settle([runs, evenRuns(2, 777n)], [permille]);
        const amountMinor = (refundableLeft(lines) * permille) / 2000n;
        if (amountMinor > 0n) lines = linesAfterRefund(lines, refundAmount(lines, amountMinor));
        const total = countUnits(runs);
        const atOnce = refundUnits(lines[0] ?? fail(), total);
        let singly = 0n;
        for (let unit = 0; unit < total; unit += 1) {
          const refund = refundUnits(lines[0] ?? fail(), 1);
          singly += refund.amountMinor;
          lines = linesAfterRefund(lines, [refund]);
        }
        return singly === atOnce.amountMinor && lineLeft(lines[0] ?? fail()) === 0n;
      },
    ),
  );
});

function fail(): never {
  throw new Error("the line exists");
}
