import fc from "fast-check";
import t from "tap";
import { allocateTenders, type PayingTender } from "#core/billing/payments/allocate-tenders.ts";
import { fitsLines, payableLeft } from "#core/billing/payments/payable-left.ts";
import { evenRuns, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";

const items = [
  { key: "1", quantity: 1, unitTotals: evenRuns(1, 9_358n) },
  { key: "2", quantity: 2, unitTotals: evenRuns(2, 1_551n) },
  { key: "3", quantity: 1, unitTotals: evenRuns(1, 2_500n) },
];
const totals = new Map([
  [1, 9_358n],
  [2, 3_102n],
  [3, 2_500n],
]);
const everything = new Set([1, 2, 3]);
const noCards = new Set([1, 2]);

function paidOf(shares: ReadonlyMap<number, readonly { readonly key: string; readonly units: UnitRuns }[]>, id: number) {
  return Object.fromEntries((shares.get(id) ?? []).map(({ key, units }) => [key, sumRuns(units)]));
}

const tender = (id: number, amountMinor: bigint, keys?: readonly string[]): PayingTender => ({
  id,
  amountMinor,
  mayPay: (key) => keys === undefined || keys.includes(key),
});

t.test("a tender that may pay less is placed first, whenever it was made", async (t) => {
  const shares = allocateTenders(items, [tender(1, 9_960n), tender(2, 5_000n, ["1", "2"])]);
  t.same(paidOf(shares, 2), { 1: 3_755n, 2: 1_245n });
  t.same(paidOf(shares, 1), { 1: 5_603n, 2: 1_857n, 3: 2_500n });
});

t.test("tenders that may pay the same are placed in payment order", async (t) => {
  const shares = allocateTenders([{ key: "1", quantity: 3, unitTotals: evenRuns(3, 1n) }], [tender(1, 1n), tender(2, 2n)]);
  t.same(shares.get(1), [
    {
      key: "1",
      units: [
        { count: 1, minor: 1n },
        { count: 2, minor: 0n },
      ],
    },
  ]);
});

t.test("what no longer finds a line it may pay goes over what is left", async (t) => {
  const shares = allocateTenders(items, [tender(1, 14_960n, ["1", "2"])]);
  t.same(paidOf(shares, 1), { 1: 9_358n, 2: 3_102n, 3: 2_500n });
});

t.test("how much a tender may still pay follows from the lines, not from the order of payments", async (t) => {
  t.equal(payableLeft(totals, [], noCards), 12_460n);
  t.equal(payableLeft(totals, [{ lineIds: everything, amountMinor: 2_500n }], noCards), 12_460n);
  t.equal(payableLeft(totals, [{ lineIds: everything, amountMinor: 2_501n }], noCards), 12_459n);
  t.equal(payableLeft(totals, [{ lineIds: noCards, amountMinor: 12_460n }], everything), 2_500n);
  t.equal(payableLeft(totals, [{ lineIds: noCards, amountMinor: 12_460n }], noCards), 0n);
  t.equal(payableLeft(totals, [], new Set()), 0n);
  t.equal(fitsLines(totals, [{ lineIds: noCards, amountMinor: 12_460n }]), true);
  t.equal(fitsLines(totals, [{ lineIds: noCards, amountMinor: 12_461n }]), false);
});

t.test("payments up to what is payable always cover every unit exactly", async (t) => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 5 }), minor: fc.bigInt({ min: 0n, max: 999n }), isCard: fc.boolean() });
  const wish = fc.record({ permille: fc.bigInt({ min: 0n, max: 1_000n }), isCard: fc.boolean() });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.array(wish, { maxLength: 5 }), (lines, wishes) => {
      const lineIds = lines.map((_, index) => index);
      const lineTotals = new Map(lines.map(({ quantity, minor }, index) => [index, BigInt(quantity) * minor]));
      const reach = (isCard: boolean) => new Set(lineIds.filter((id) => !isCard || !lines[id]?.isCard));
      const claims: { lineIds: Set<number>; amountMinor: bigint }[] = [];
      for (const { permille, isCard } of [...wishes, { permille: 1_000n, isCard: false }]) {
        const most = payableLeft(lineTotals, claims, reach(isCard));
        claims.push({ lineIds: reach(isCard), amountMinor: (most * permille) / 1_000n });
      }
      const paying = claims.map(({ lineIds: own, amountMinor }, id) => ({
        id,
        amountMinor,
        mayPay: (key: string) => own.has(Number(key)),
      }));
      const shares = allocateTenders(
        lines.map(({ quantity, minor }, index) => ({ key: String(index), quantity, unitTotals: evenRuns(quantity, minor) })),
        paying,
      );
      const keepsToItsLines = paying.every(({ id, mayPay, amountMinor }) => {
        const own = shares.get(id) ?? [];
        return own.every(({ key }) => mayPay(key)) && own.reduce((sum, { units }) => sum + sumRuns(units), 0n) === amountMinor;
      });
      const covers = lineIds.every((id) => {
        const paid = [...shares.values()].flat().filter(({ key }) => key === String(id));
        return paid.reduce((sum, { units }) => sum + sumRuns(units), 0n) === lineTotals.get(id);
      });
      return keepsToItsLines && covers;
    }),
  );
  t.pass();
});
