import t from "tap";
import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { amountsIn } from "#modules/coupon/amounts-in.ts";
import { compileCoupon } from "#modules/coupon/compile/compile-coupon.ts";
import { firstRefusal, refusalsOf } from "#modules/coupon/compile/refusals.ts";
import { targetKeysOf } from "#modules/coupon/compile/target-keys.ts";
import { verdictsOf } from "#modules/coupon/compile/verdicts-of.ts";
import type { ConditionNode } from "#modules/coupon/condition-node.ts";
import { type CouponFacts, defineCouponRule } from "#modules/coupon/contract.ts";
import { couponErrors, REFUSAL_ORDER } from "#modules/coupon/errors.ts";
import { couponGerman } from "#modules/coupon/locales/de.ts";
import { ownRules } from "#modules/coupon/rules/own-rules.ts";
import { type CouponTerms, titleOf } from "#modules/coupon/terms.ts";
import { termsFromJson, termsToJson } from "#modules/coupon/terms-json.ts";
import { type UsageFacts, usageVerdicts } from "#modules/coupon/usage-verdicts.ts";
import { sampleClient, sampleFacts, sampleLine, sampleTerms } from "./sample-facts.ts";

const reasonFor = (terms: Partial<CouponTerms>, facts: Partial<CouponFacts> = {}): string =>
  firstRefusal(verdictsOf(compileCoupon(sampleTerms(terms), ownRules), sampleFacts(facts)))?.code ?? "ok";

const targets = (terms: Partial<CouponTerms>, facts: Partial<CouponFacts> = {}): readonly string[] =>
  targetKeysOf(compileCoupon(sampleTerms(terms), ownRules), sampleFacts(facts));

const monthly: ConditionNode = { rule: "periods", args: { periods: ["1M"] } };
const german: ConditionNode = { rule: "country", args: { countries: ["DE"] } };
const american: ConditionNode = { rule: "country", args: { countries: ["US"] } };

t.test("a coupon without restrictions works on every line but gift cards", async (t) => {
  const lines = [sampleLine(), sampleLine({ key: "2", discountable: false }), sampleLine({ key: "3", parentKey: "1" })];
  t.equal(reasonFor({}, { lines }), "ok");
  t.same(targets({}, { lines }), ["1", "3"]);
  t.equal(reasonFor({}, { lines: [] }), "coupon.no_eligible_items");
  t.equal(reasonFor({}, { lines: [sampleLine({ discountable: false })] }), "coupon.no_eligible_items");
});

t.test("each fixed field refuses with its reason", async (t) => {
  const eur = { USD: { minOrderMinor: 0n }, EUR: { minOrderMinor: 0n } };
  const fixed: readonly (readonly [Partial<CouponTerms>, string, Partial<CouponFacts>?])[] = [
    [{ clientGroups: [9] }, "coupon.not_found"],
    [{ startAt: new Date("2026-06-11T00:00:00.000Z") }, "coupon.not_started"],
    [{ endAt: new Date("2026-06-09T00:00:00.000Z") }, "coupon.expired"],
    [{ amounts: { USD: { minOrderMinor: 10_001n } } }, "coupon.min_order_not_met"],
    [{ bundle: [{ id: 2, quantity: 1 }] }, "coupon.bundle_missing"],
    [{ products: [2] }, "coupon.no_eligible_items"],
    [{ periods: ["1M"] }, "coupon.period_not_eligible"],
    [{ validOnWeekends: false }, "coupon.weekend", { weekday: 7 }],
    [{ validOnHolidays: false }, "coupon.holiday", { holiday: "Any day" }],
    [{ loyaltyPoints: 5 }, "coupon.points_missing"],
    [{ applicableTo: "first_time_users" }, "coupon.first_order_only"],
    [{ applicableTo: "book_a_meeting" }, "coupon.no_eligible_items"],
    [{ applicableTo: "specific_consultants", consultants: [4] }, "coupon.no_eligible_items"],
    [{ serviceTypes: ["30_for_30"] }, "coupon.no_eligible_items"],
    [{ type: "free_session", freeUnits: 1, ratePpm: 0n }, "coupon.no_eligible_items"],
    [{ applyToAddons: false }, "coupon.no_eligible_items", { lines: [sampleLine({ parentKey: "0" })] }],
    [{ amounts: { USD: { valueMinor: 500n } }, type: "absolute" }, "coupon.currency_not_supported", { currency: "EUR" }],
    [{ amounts: { USD: { maxDiscountMinor: 500n } } }, "coupon.currency_not_supported", { currency: "EUR" }],
    [{ amounts: eur }, "ok", { currency: "GBP" }],
  ];
  for (const [terms, expected, facts] of fixed) t.equal(reasonFor(terms, facts), expected, JSON.stringify(Object.keys(terms)));
});

t.test("of several reasons the first in the fixed order is told, and all are listed", async (t) => {
  const compiled = compileCoupon(
    sampleTerms({ validOnWeekends: false, products: [2], endAt: new Date("2026-01-01T00:00:00.000Z") }),
    ownRules,
  );
  const verdicts = verdictsOf(compiled, sampleFacts({ weekday: 6 }));
  t.same(
    refusalsOf(verdicts).map(({ code }) => code),
    ["coupon.expired", "coupon.no_eligible_items", "coupon.no_eligible_items", "coupon.weekend"],
  );
  t.same(
    verdicts.map(({ rule }) => rule),
    ["date_window", "products", "not_on_weekends", "eligible_items"],
  );
});

t.test("all selecting rules together decide the lines, and the period is told apart", async (t) => {
  const lines = [sampleLine({ period: "1M" }), sampleLine({ key: "2", productId: 2 })];
  t.same(targets({ products: [1], periods: ["1M"] }, { lines }), ["1"]);
  t.equal(reasonFor({ products: [2], periods: ["1M"] }, { lines }), "coupon.period_not_eligible");
  t.equal(reasonFor({ products: [3], periods: ["1M"] }, { lines }), "coupon.no_eligible_items");
});

t.test("an add-on qualifies when it or its parent does, unless add-ons are left out", async (t) => {
  const lines = [
    sampleLine({ period: "1M" }),
    sampleLine({ key: "2", productId: 11, parentKey: "1" }),
    sampleLine({ key: "3", productId: 3 }),
  ];
  t.same(targets({ products: [1] }, { lines }), ["1", "2"]);
  t.same(targets({ products: [11] }, { lines }), ["2"]);
  t.same(targets({ products: [1], applyToAddons: false }, { lines }), ["1"]);
  t.same(targets({ products: [1], periods: ["1M"] }, { lines }), ["1"], "the add-on has no period of its own");
});

t.test("a free session covers services only", async (t) => {
  const lines = [sampleLine(), sampleLine({ key: "2", productType: "service", serviceType: "30_for_30" })];
  t.same(targets({ type: "free_session", freeUnits: 1 }, { lines }), ["2"]);
});

t.test("conditions combine by all, any and not", async (t) => {
  const trees: readonly (readonly [ConditionNode, string])[] = [
    [german, "ok"],
    [american, "coupon.not_found"],
    [{ all: [german, american] }, "coupon.not_found"],
    [{ any: [american, german] }, "ok"],
    [{ any: [american, { rule: "nth_order", args: { number: 9 } }] }, "coupon.not_found"],
    [{ not: american }, "ok"],
    [{ not: german }, "coupon.not_found"],
    [{ not: { not: german } }, "ok"],
    [{ not: { rule: "products", args: { products: [1] } } }, "coupon.no_eligible_items"],
    [{ not: { rule: "products", args: { products: [2] } } }, "ok"],
    [{ all: [{ any: [german, american] }, { not: american }] }, "ok"],
  ];
  for (const [conditions, expected] of trees) t.equal(reasonFor({ conditions }), expected, JSON.stringify(conditions));
});

t.test("a selecting rule narrows at the top and under all, and only has to hold deeper", async (t) => {
  const lines = [sampleLine({ period: "1M" }), sampleLine({ key: "2" })];
  t.same(targets({ conditions: monthly }, { lines }), ["1"]);
  t.same(targets({ conditions: { all: [{ all: [monthly] }] } }, { lines }), ["1"]);
  t.same(targets({ conditions: { any: [monthly] } }, { lines }), ["1", "2"]);
  t.equal(reasonFor({ conditions: { any: [monthly] } }, { lines }), "ok");
  t.equal(reasonFor({ conditions: { any: [monthly] } }), "coupon.period_not_eligible");
});

t.test("the path says where a rule stands, and branches that do not matter do not bind", async (t) => {
  const conditions: ConditionNode = { all: [{ any: [american, german] }, { not: american }] };
  const verdicts = verdictsOf(compileCoupon(sampleTerms({ conditions }), ownRules), sampleFacts());
  t.match(verdicts, [
    { path: "conditions.all[0].any[0]", ok: false, binding: false, code: "coupon.not_found" },
    { path: "conditions.all[0].any[1]", ok: true, binding: false },
    { path: "conditions.all[1].not", ok: false, binding: false },
    { path: "conditions.all[1]", rule: "not", ok: true, binding: true },
    { rule: "eligible_items", ok: true },
  ]);
  t.equal(verdicts[3]?.summary("de"), "außer aus Vereinigte Staaten");
});

t.test("a rule that is gone refuses its coupon safely, wherever it stands, and operators are told", async (t) => {
  for (const conditions of [{ rule: "gone" }, { any: [german, { rule: "gone" }] }, { not: { rule: "gone" } }]) {
    const compiled = compileCoupon(sampleTerms({ conditions }), ownRules);
    t.equal(firstRefusal(verdictsOf(compiled, sampleFacts()))?.code, "coupon.not_found");
    t.match(compiled.faults, [/The rule gone is not available/]);
  }
  const misfit = compileCoupon(sampleTerms({ conditions: { rule: "hours", args: { from: "9" } } }), ownRules);
  t.equal(firstRefusal(verdictsOf(misfit, sampleFacts()))?.code, "coupon.not_found");
});

t.test("a rule that throws refuses its coupon and nothing else", async (t) => {
  const broken = defineCouponRule({
    code: "broken",
    title: { en: "Broken", de: "Kaputt" },
    args: z.strictObject({}),
    check() {
      throw new RangeError("out of range");
    },
    summary: () => "broken",
  });
  const verdicts = verdictsOf(compileCoupon(sampleTerms({ conditions: { rule: "broken" } }), [...ownRules, broken]), sampleFacts());
  t.match(firstRefusal(verdicts), { code: "coupon.not_found", fault: "The rule broken failed: out of range" });
});

t.test("stored conditions that are too deep or too many are refused, not followed", async (t) => {
  const nested = (depth: number): ConditionNode => (depth === 1 ? german : { all: [nested(depth - 1)] });
  t.equal(reasonFor({ conditions: nested(8) }), "ok");
  t.equal(reasonFor({ conditions: nested(9) }), "coupon.not_found");
  t.equal(reasonFor({ conditions: { all: Array.from({ length: 99 }, () => german) } }), "ok");
  t.equal(reasonFor({ conditions: { all: Array.from({ length: 100 }, () => german) } }), "coupon.not_found");
});

t.test("what has to be gathered is known before", async (t) => {
  const own = defineCouponRule({
    code: "own",
    title: { en: "Own", de: "Eigene" },
    args: z.strictObject({}),
    gather: async () => 1,
    check: () => eligible,
    summary: () => "own rule",
  });
  const needs = (terms: Partial<CouponTerms>) => compileCoupon(sampleTerms(terms), [...ownRules, own]).needs;
  t.match(needs({}), { points: false, holiday: false, gathering: [] });
  t.match(needs({ loyaltyPoints: 5 }), { points: true, holiday: false });
  t.match(needs({ validOnHolidays: false }), { points: false, holiday: true });
  t.match(needs({ conditions: { any: [{ rule: "own" }, { not: { rule: "own" } }] } }), {
    points: true,
    holiday: true,
    gathering: [{ code: "own" }],
  });
});

t.test("limits are verdicts too", async (t) => {
  const usage: UsageFacts = { used: 5, clientUses: 1, hasOpenHold: false, spentMinor: 900n, codeSpent: undefined };
  const reason = (terms: Partial<CouponTerms>, facts: Partial<UsageFacts> = {}, costMinor = 0n) =>
    firstRefusal(usageVerdicts(sampleTerms(terms), { ...usage, ...facts }, { costMinor }))?.code ?? "ok";
  t.equal(reason({}), "ok");
  t.equal(reason({ maxUses: 6 }), "ok");
  t.equal(reason({ maxUses: 5 }), "coupon.limit_reached");
  t.equal(reason({ perClientLimit: 2 }), "ok");
  t.equal(reason({ perClientLimit: 1 }), "coupon.already_used");
  t.equal(reason({}, { hasOpenHold: true }), "coupon.already_used");
  t.equal(reason({}, { codeSpent: true }), "coupon.already_used");
  t.equal(reason({ budgetMinor: 900n }), "coupon.budget_exhausted");
  t.equal(reason({ budgetMinor: 1_000n }, {}, 100n), "ok");
  t.equal(reason({ budgetMinor: 1_000n }, {}, 101n), "coupon.budget_exhausted");
});

t.test("amounts exist in a currency only when all that matter were given", async (t) => {
  const terms = sampleTerms({
    amounts: { USD: { valueMinor: 500n, minOrderMinor: 0n }, EUR: { valueMinor: 450n }, GBP: { minOrderMinor: 1n } },
  });
  t.same(amountsIn(terms, "USD"), { valueMinor: 500n, minOrderMinor: 0n, maxDiscountMinor: 0n });
  t.same(amountsIn(terms, "EUR"), { valueMinor: 450n, minOrderMinor: 0n, maxDiscountMinor: 0n });
  t.equal(amountsIn(terms, "GBP"), undefined);
  t.equal(amountsIn(terms, "JPY"), undefined);
});

t.test("terms survive storage whole", async (t) => {
  const terms = sampleTerms({
    description: { en: "Summer", de: "Sommer" },
    amounts: { USD: { valueMinor: 9_007_199_254_740_993n } },
    startAt: new Date("2026-06-01T00:00:00.000Z"),
    recurringCycles: null,
    products: [1, 2],
    conditions: { any: [german, { not: american }] },
    budgetMinor: 5n,
  });
  t.match(termsFromJson(JSON.parse(JSON.stringify(termsToJson(terms)))), terms);
  t.equal(titleOf(terms, "de"), "Sommer");
  t.equal(titleOf(sampleTerms(), "de"), "SAMPLE");
  t.equal(titleOf(sampleTerms({ code: undefined }), "en"), "Sample");
});

t.test("a client of the right group is not told about anything else first", async (t) => {
  t.equal(reasonFor({ clientGroups: [2], applicableTo: "first_time_users" }, { client: sampleClient({ paidOrders: 0 }) }), "ok");
});

t.test("every refusal has a German sentence, and every refusal of a code its place in the order", async (t) => {
  t.same(Object.keys(couponGerman.errors ?? {}).toSorted(), Object.keys(couponErrors.table).toSorted());
  for (const code of REFUSAL_ORDER.filter((name) => name.startsWith("coupon."))) t.ok(Object.hasOwn(couponErrors.table, code), code);
});
