import t from "tap";
import { sampleLine } from "./sample-facts.ts";
import { outcomeOf, sampleCandidate } from "./sample-plan.ts";

const percent = (couponId: number, code: string, ratePpm: bigint, terms = {}) => sampleCandidate({ couponId, code, ratePpm, ...terms });
const amount = (couponId: number, code: string, valueMinor: bigint, terms = {}) =>
  sampleCandidate({ couponId, code, type: "absolute", ratePpm: 0n, amounts: { USD: { valueMinor } }, ...terms });
const stackable = { stackable: true };

t.test("two stackable coupons on 100.00", async (t) => {
  const both = (first: object, second: object) =>
    outcomeOf([percent(1, "TEN", 100_000n, { ...stackable, ...first }), amount(2, "TWENTY", 2_000n, { ...stackable, ...second })]).total;
  t.equal(both({ priority: 0 }, { priority: 1 }), 7_000n, "percent first");
  t.equal(both({ priority: 1 }, { priority: 0 }), 7_200n, "fixed first");
  t.equal(both({ priority: 1, base: "original" }, { priority: 0 }), 7_000n, "on the original price");
});

t.test("a cap bounds the percentage before it is allocated to lines", async (t) => {
  const lines = [sampleLine({ key: "a", unitPriceMinor: 9_999n }), sampleLine({ key: "b", unitPriceMinor: 5_001n })];
  const { plan } = outcomeOf([percent(1, "CAPPED", 200_000n, { amounts: { USD: { maxDiscountMinor: 1_500n } } })], { lines });
  t.strictSame(plan.fragments.coupons?.[0]?.lines, [
    { key: "a", discountMinor: 1_000n },
    { key: "b", discountMinor: 500n },
  ]);
});

t.test("an amount on some lines is given once over them, before coupons on the whole order", async (t) => {
  const lines = [sampleLine({ key: "a", productId: 1 }), sampleLine({ key: "b", productId: 1 }), sampleLine({ key: "c", productId: 2 })];
  const { plan, discounts } = outcomeOf(
    [percent(1, "ALL", 100_000n, stackable), amount(2, "SOME", 3_000n, { ...stackable, products: [1], priority: 9 })],
    { lines },
  );
  t.strictSame(discounts, { ALL: 2_700n, SOME: 3_000n });
  t.strictSame(plan.fragments.coupons?.[1]?.lines, [
    { key: "a", discountMinor: 1_500n },
    { key: "b", discountMinor: 1_500n },
  ]);
});

t.test("free setup is a lane of its own and adds up with the discount of its coupon", async (t) => {
  const lines = [sampleLine({ unitPriceMinor: 5_000n, quantity: 2, setupMinor: 2_000n })];
  const { discounts, total } = outcomeOf([percent(1, "SETUP", 100_000n, { freesetup: true })], { lines });
  t.strictSame({ discounts, total }, { discounts: { SETUP: 3_000n }, total: 9_000n });
  t.equal(outcomeOf([percent(1, "ONLY", 0n, { freesetup: true })], { lines }).total, 10_000n);
});

t.test("a free session takes the dearest units of services with their setup, and reports their list price", async (t) => {
  const lines = [
    sampleLine({ key: "a", productType: "service", unitPriceMinor: 4_000n, quantity: 2 }),
    sampleLine({ key: "b", productType: "service", unitPriceMinor: 6_000n, setupMinor: 500n }),
    sampleLine({ key: "c", productType: "custom", unitPriceMinor: 90_000n }),
  ];
  const free = (freeUnits: number, terms = {}) =>
    outcomeOf([sampleCandidate({ type: "free_session", ratePpm: 0n, freeUnits, ...terms })], { lines });
  t.strictSame(free(1).discounts, { SAMPLE: 6_500n });
  t.strictSame(free(2).discounts, { SAMPLE: 10_500n });
  const capped = free(2, { amounts: { USD: { maxDiscountMinor: 5_000n } } });
  t.strictSame(capped.discounts, { SAMPLE: 5_000n });
  t.equal(capped.plan.report.granted[0]?.listValueMinor, 10_500n);
  t.strictSame(outcomeOf([sampleCandidate({ type: "free_session", ratePpm: 0n, freeUnits: 1 })]).refusals, {
    SAMPLE: "coupon.no_eligible_items",
  });
});

t.test("codes that cannot be combined: the earlier one stays, the other is told what each would give", async (t) => {
  const { discounts, refusals, plan } = outcomeOf([percent(1, "FIRST", 100_000n), percent(2, "SECOND", 200_000n, stackable)]);
  t.strictSame(discounts, { FIRST: 1_000n });
  t.strictSame(refusals, { SECOND: "coupon.not_stackable" });
  t.match(plan.report.refused[0]?.refusals[0].details, { with: "FIRST", discount: 2_000n, with_discount: 1_000n, automatic: false });
  t.strictSame(
    outcomeOf([percent(1, "A", 1n, { ...stackable, excludesClasses: ["x"] }), percent(2, "B", 200_000n, { ...stackable, class: "x" })])
      .refusals,
    {
      A: "coupon.no_effect",
    },
  );
});

t.test("of a group only the best for the client applies, whichever was typed first", async (t) => {
  const group = { ...stackable, group: "summer" };
  const { discounts, refusals } = outcomeOf([
    percent(1, "SMALL", 100_000n, group),
    percent(2, "LARGE", 200_000n, group),
    amount(3, "MORE", 500n, stackable),
  ]);
  t.strictSame(discounts, { LARGE: 2_000n, MORE: 500n });
  t.strictSame(refusals, { SMALL: "coupon.not_stackable" });
});

t.test("a coupon that applies by itself", async (t) => {
  const auto = (ratePpm: bigint, terms = {}) =>
    percent(9, "", ratePpm, { code: undefined, internalName: "AUTO", automatic: true, ...terms });
  t.strictSame(outcomeOf([auto(100_000n)]).discounts, { AUTO: 1_000n }, "needs no code");
  t.strictSame(outcomeOf([percent(1, "TYPED", 200_000n), auto(100_000n)]).discounts, { TYPED: 2_000n }, "yields to a better code");
  t.strictSame(outcomeOf([percent(1, "TYPED", 100_000n), auto(100_000n)]).discounts, { TYPED: 1_000n }, "yields to an equal code");
  const better = outcomeOf([percent(1, "TYPED", 100_000n), auto(200_000n)]);
  t.strictSame(better.discounts, { AUTO: 2_000n }, "wins where it gives more");
  t.match(better.plan.report.refused[0]?.refusals[0], { code: "coupon.not_stackable", details: { with: "AUTO", automatic: true } });
  t.strictSame(outcomeOf([percent(1, "TYPED", 100_000n, stackable), auto(100_000n, stackable)]).total, 8_100n, "joins where both may");
  t.strictSame(outcomeOf([auto(100_000n, { applicableTo: "first_time_users" })]).refusals, {}, "tells nobody why it gives nothing");
});

t.test("a coupon without any effect is refused, and so is one whose budget does not cover it", async (t) => {
  const lines = [sampleLine({ unitPriceMinor: 0n })];
  t.strictSame(outcomeOf([percent(1, "NOTHING", 100_000n)], { lines }).refusals, { NOTHING: "coupon.no_effect" });
  const budget = (spentMinor: bigint) =>
    outcomeOf([percent(1, "BUDGET", 100_000n, { budgetMinor: 5_000n })].map((one) => ({ ...one, usage: { ...one.usage, spentMinor } })));
  t.strictSame(budget(4_000n).discounts, { BUDGET: 1_000n });
  t.strictSame(budget(4_001n).refusals, { BUDGET: "coupon.budget_exhausted" });
});

t.test("the best combination and the order of typing", async (t) => {
  const lines = [sampleLine({ key: "a", productId: 1 }), sampleLine({ key: "b", productId: 2, unitPriceMinor: 6_000n })];
  const p = percent(1, "P", 300_000n, { ...stackable, products: [1], class: "p" });
  const q = percent(2, "Q", 200_000n, { ...stackable, products: [1, 2], excludesClasses: ["p"] });
  const r = amount(3, "R", 1_500n, {
    ...stackable,
    minOrderBase: "after_line",
    amounts: { USD: { valueMinor: 1_500n, minOrderMinor: 13_000n } },
  });
  t.strictSame(outcomeOf([p, r], { lines }).discounts, { P: 3_000n, R: 1_500n });
  const greedy = outcomeOf([q, r], { lines });
  t.strictSame(greedy.discounts, { Q: 3_200n });
  t.match(greedy.plan.report.refused[0]?.refusals[0], { code: "coupon.min_order_not_met", details: { missing: 2 } });
  t.strictSame(
    outcomeOf([r, q], { lines }).discounts,
    { Q: 3_200n },
    "a line discount that gives more takes the minimum away from another code",
  );
  const dear = amount(4, "DEAR", 5_000n, {
    ...stackable,
    minOrderBase: "after_line",
    amounts: { USD: { valueMinor: 5_000n, minOrderMinor: 13_000n } },
  });
  const fresh = { ...q, attachedId: undefined, shownGranted: undefined };
  const kept = outcomeOf([dear, fresh], { lines });
  t.strictSame(kept.discounts, { DEAR: 5_000n }, "typing a code never makes the cart dearer");
  t.strictSame(kept.refusals, { Q: "coupon.not_stackable" });
});

t.test("line coupons with a minimum after line discounts look at the discounts of the others", async (t) => {
  const lines = [sampleLine({ key: "a", productId: 1 }), sampleLine({ key: "b", productId: 2 })];
  const minimum = { minOrderBase: "after_line", amounts: { USD: { valueMinor: 1_000n, minOrderMinor: 19_000n } } } as const;
  const own = amount(1, "OWN", 1_000n, { ...stackable, products: [1], ...minimum });
  const other = percent(2, "OTHER", 200_000n, { ...stackable, products: [2] });
  t.strictSame(outcomeOf([own], { lines }).discounts, { OWN: 1_000n });
  t.strictSame(outcomeOf([own, other], { lines }).refusals, { OWN: "coupon.min_order_not_met" });
});

t.test("what nobody may learn hides every other reason", async (t) => {
  const unknown = sampleCandidate({ maxUses: 1, endAt: new Date("2020-01-01") }, { isKnown: false });
  t.strictSame(
    outcomeOf([unknown]).plan.report.refused[0]?.refusals.map(({ code }) => code),
    ["coupon.not_found"],
  );
  const expired = sampleCandidate({ endAt: new Date("2020-01-01"), clientGroups: [99] });
  t.strictSame(
    outcomeOf([expired]).plan.report.refused[0]?.refusals.map(({ code }) => code),
    ["coupon.not_found"],
  );
});

t.test("all reasons are told, in their order", async (t) => {
  const late = sampleCandidate({ endAt: new Date("2020-01-01"), maxUses: 3, products: [5] });
  const outcome = outcomeOf([{ ...late, usage: { ...late.usage, used: 3 } }]);
  t.strictSame(
    outcome.plan.report.refused[0]?.refusals.map(({ code }) => code),
    ["coupon.expired", "coupon.limit_reached", "coupon.no_eligible_items"],
  );
});
