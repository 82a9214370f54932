import t from "tap";
import type { CouponFacts, CouponRule } from "#modules/coupon/contract.ts";
import { addons } from "#modules/coupon/rules/addons.ts";
import { bundleRequired } from "#modules/coupon/rules/bundle-required.ts";
import { clientAge } from "#modules/coupon/rules/client-age.ts";
import { clientGroups } from "#modules/coupon/rules/client-groups.ts";
import { clients } from "#modules/coupon/rules/clients.ts";
import { consultants } from "#modules/coupon/rules/consultants.ts";
import { country } from "#modules/coupon/rules/country.ts";
import { currency } from "#modules/coupon/rules/currency.ts";
import { dateWindow } from "#modules/coupon/rules/date-window.ts";
import { excludedProducts } from "#modules/coupon/rules/excluded-products.ts";
import { firstTimeClient } from "#modules/coupon/rules/first-time-client.ts";
import { holidays } from "#modules/coupon/rules/holidays.ts";
import { hours } from "#modules/coupon/rules/hours.ts";
import { loyaltyPoints } from "#modules/coupon/rules/loyalty-points.ts";
import { maxOrderAmount } from "#modules/coupon/rules/max-order-amount.ts";
import { minLineQuantity } from "#modules/coupon/rules/min-line-quantity.ts";
import { minOrderAmount } from "#modules/coupon/rules/min-order-amount.ts";
import { newOrderOnly } from "#modules/coupon/rules/new-order-only.ts";
import { notOwnsProduct } from "#modules/coupon/rules/not-owns-product.ts";
import { nthOrder } from "#modules/coupon/rules/nth-order.ts";
import { ownRules } from "#modules/coupon/rules/own-rules.ts";
import { ownsProduct } from "#modules/coupon/rules/owns-product.ts";
import { periods } from "#modules/coupon/rules/periods.ts";
import { productTypes } from "#modules/coupon/rules/product-types.ts";
import { products } from "#modules/coupon/rules/products.ts";
import { quantity } from "#modules/coupon/rules/quantity.ts";
import { renewalOnly } from "#modules/coupon/rules/renewal-only.ts";
import { serviceTypes } from "#modules/coupon/rules/service-types.ts";
import { weekdays } from "#modules/coupon/rules/weekdays.ts";
import { weekends } from "#modules/coupon/rules/weekends.ts";
import { sampleClient, sampleFacts, sampleLine } from "./sample-facts.ts";

type Case = readonly [
  rule: CouponRule,
  args: unknown,
  facts: Partial<CouponFacts>,
  expected: string,
  details?: Readonly<Record<string, unknown>>,
];

const guest: Partial<CouponFacts> = { client: undefined };
const cart = (...lines: Parameters<typeof sampleLine>): Partial<CouponFacts> => ({ lines: lines.map((line) => sampleLine(line)) });
const saturday: Partial<CouponFacts> = { weekday: 6, date: "2026-06-13", at: new Date("2026-06-13T12:00:00.000Z") };
const at = (text: string): Partial<CouponFacts> => ({ at: new Date(text) });

const cases: readonly Case[] = [
  [minOrderAmount, { amount: 100 }, {}, "ok"],
  [minOrderAmount, { amount: "100.01" }, {}, "coupon.min_order_not_met", { missing: 0.01, currency: "USD", minimum: 100.01 }],
  [minOrderAmount, { amount: 120 }, cart({ setupMinor: 2_000n }), "ok"],
  [minOrderAmount, { amount: 50 }, cart({ discountable: false }), "coupon.min_order_not_met", { missing: 50 }],
  [minOrderAmount, { amount: 100, base: "after_line" }, { subtotalAfterLinesMinor: 9_000n }, "coupon.min_order_not_met", { missing: 10 }],
  [minOrderAmount, { amount: { USD: 10, EUR: 90 } }, { currency: "EUR" }, "ok"],
  [minOrderAmount, { amount: 10 }, { currency: "EUR" }, "coupon.currency_not_supported"],
  [
    minOrderAmount,
    { amount: { JPY: 20_000 } },
    { currency: "JPY", subtotalMinor: 19_999n },
    "coupon.min_order_not_met",
    { missing: 1, currency: "JPY" },
  ],
  [maxOrderAmount, { amount: 100 }, {}, "ok"],
  [maxOrderAmount, { amount: 99.99 }, {}, "coupon.no_eligible_items", { excess: 0.01, currency: "USD" }],
  [bundleRequired, { products: [{ id: 1 }] }, {}, "ok"],
  [
    bundleRequired,
    { products: [{ id: 1 }, { id: 2, quantity: 3 }] },
    cart({ productId: 2, quantity: 2 }),
    "coupon.bundle_missing",
    {
      products: [1, 2],
      needed: [
        { id: 1, quantity: 1 },
        { id: 2, quantity: 1 },
      ],
    },
  ],
  [
    bundleRequired,
    { products: [{ id: 2, quantity: 3 }] },
    { lines: [sampleLine({ key: "1", productId: 2, quantity: 2 }), sampleLine({ key: "2", productId: 2 })] },
    "ok",
  ],
  [dateWindow, { start_at: "2026-06-10T12:00:00.000Z" }, {}, "ok"],
  [dateWindow, { start_at: "2026-06-10T12:00:00.001Z" }, {}, "coupon.not_started"],
  [dateWindow, { end_at: "2026-06-10T12:00:00.000Z" }, {}, "ok"],
  [dateWindow, { end_at: "2026-06-10T11:59:59.999Z" }, {}, "coupon.expired"],
  [dateWindow, { end_at: "2026-06-10" }, at("2026-06-10T23:59:59.000Z"), "ok"],
  [dateWindow, { end_at: "2026-06-10" }, { ...at("2026-06-10T22:30:00.000Z"), zone: "Europe/Berlin" }, "coupon.expired"],
  [weekends, {}, {}, "ok"],
  [weekends, {}, saturday, "coupon.weekend"],
  [holidays, {}, {}, "ok"],
  [holidays, {}, { holiday: "Founders' Day" }, "coupon.holiday", { holiday: "Founders' Day" }],
  [weekdays, { days: [3] }, {}, "ok"],
  [weekdays, { days: [1, 2] }, {}, "coupon.not_started"],
  [weekdays, { days: [1, 2, 3, 4, 5] }, saturday, "coupon.weekend"],
  [weekdays, { days: [6] }, {}, "coupon.not_started"],
  [hours, { from: "09:00", until: "12:01" }, {}, "ok"],
  [hours, { from: "09:00", until: "12:00" }, {}, "coupon.not_started"],
  [hours, { from: "22:00", until: "02:00" }, { minutesOfDay: 60 }, "ok"],
  [hours, { from: "22:00", until: "02:00" }, { minutesOfDay: 1_320 }, "ok"],
  [hours, { from: "22:00", until: "02:00" }, { minutesOfDay: 120 }, "coupon.not_started"],
  [periods, { periods: ["1M"] }, cart({ period: "1M" }), "ok"],
  [periods, { periods: ["1M"] }, cart({ period: "1Y" }), "coupon.period_not_eligible"],
  [periods, { periods: ["1M"] }, {}, "coupon.period_not_eligible"],
  [clientGroups, { groups: [2] }, {}, "ok"],
  [clientGroups, { groups: [1] }, {}, "coupon.not_found"],
  [clientGroups, { groups: [2] }, guest, "coupon.not_found"],
  [clientGroups, { groups: [2] }, { client: sampleClient({ groupId: undefined }) }, "coupon.not_found"],
  [clients, { clients: [7] }, {}, "ok"],
  [clients, { clients: [8] }, {}, "coupon.not_found"],
  [clients, { clients: [7] }, guest, "coupon.not_found"],
  [clientAge, { min_days: 30 }, {}, "ok"],
  [clientAge, { min_days: 300 }, {}, "coupon.not_started"],
  [clientAge, { max_days: 30 }, {}, "coupon.expired"],
  [clientAge, { max_days: 30 }, guest, "auth.required"],
  [firstTimeClient, {}, {}, "coupon.first_order_only"],
  [firstTimeClient, {}, { client: sampleClient({ paidOrders: 0 }) }, "ok"],
  [firstTimeClient, {}, guest, "auth.required"],
  [nthOrder, { number: 2 }, {}, "ok"],
  [nthOrder, { number: 4 }, {}, "coupon.not_started", { orders_missing: 2 }],
  [nthOrder, { number: 1 }, {}, "coupon.first_order_only"],
  [nthOrder, { number: 2 }, { client: sampleClient({ paidOrders: 5 }) }, "coupon.expired"],
  [nthOrder, { every: 2 }, {}, "ok"],
  [nthOrder, { every: 5 }, {}, "coupon.not_started", { orders_missing: 3 }],
  [nthOrder, { every: 5 }, guest, "auth.required"],
  [newOrderOnly, {}, {}, "ok"],
  [newOrderOnly, {}, { isRenewal: true }, "coupon.no_eligible_items"],
  [renewalOnly, {}, { isRenewal: true }, "ok"],
  [renewalOnly, {}, {}, "coupon.no_eligible_items"],
  [ownsProduct, { products: [1, 9] }, {}, "ok"],
  [ownsProduct, { products: [9] }, {}, "coupon.bundle_missing", { products: [9] }],
  [ownsProduct, { products: [1] }, guest, "auth.required"],
  [notOwnsProduct, { products: [9] }, {}, "ok"],
  [notOwnsProduct, { products: [1] }, {}, "coupon.no_eligible_items"],
  [notOwnsProduct, { products: [1] }, guest, "auth.required"],
  [loyaltyPoints, { points: 100 }, { spendablePoints: 100 }, "ok"],
  [loyaltyPoints, { points: 100, mode: "price" }, { spendablePoints: 40 }, "coupon.points_missing", { missing: 60 }],
  [loyaltyPoints, { points: 100 }, {}, "coupon.points_missing", { missing: 100 }],
  [loyaltyPoints, { points: 100 }, guest, "auth.required"],
  [currency, { currencies: ["usd"] }, {}, "ok"],
  [currency, { currencies: ["EUR"] }, {}, "coupon.currency_not_supported"],
  [country, { countries: ["de", "AT"] }, {}, "ok"],
  [country, { countries: ["US"] }, {}, "coupon.not_found"],
  [country, { countries: ["US"] }, { country: undefined }, "coupon.not_found"],
  [quantity, { min: 3 }, cart({ quantity: 3 }), "ok"],
  [quantity, { min: 3 }, cart({ quantity: 2 }), "coupon.bundle_missing", { missing_units: 1 }],
  [quantity, { min: 1 }, cart({ discountable: false }), "coupon.bundle_missing", { missing_units: 1 }],
  [quantity, { max: 3 }, cart({ quantity: 4 }), "coupon.no_eligible_items", { excess_units: 1 }],
  [quantity, { min: 2, products: [5] }, cart({ productId: 1, quantity: 2 }), "coupon.bundle_missing", { products: [5], missing_units: 2 }],
];

for (const [rule, input, facts, expected, details] of cases) {
  t.test(`${rule.code} ${JSON.stringify(input)}: ${expected}`, async (t) => {
    const args: unknown = rule.args.parse(input);
    const verdict = rule.check(sampleFacts(facts), args);
    t.equal(verdict.ok ? "ok" : verdict.code, expected);
    if (!verdict.ok && details !== undefined) t.match(verdict.details, details);
    for (const language of ["en", "de"] as const) t.ok(rule.summary(args, language).length > 3);
  });
}

const selections: readonly (readonly [rule: CouponRule, args: unknown, selected: readonly string[]])[] = [
  [products, { products: [1] }, ["1", "2"]],
  [products, { products: [11] }, ["2"]],
  [excludedProducts, { products: [1] }, ["3", "4"]],
  [excludedProducts, { products: [11] }, ["1", "3", "4"]],
  [periods, { periods: ["1M"] }, ["1"]],
  [addons, {}, ["1", "3", "4"]],
  [productTypes, { types: ["service"] }, ["3", "4"]],
  [serviceTypes, { types: ["30_for_30"] }, ["4"]],
  [consultants, { consultants: [5] }, ["3"]],
  [minLineQuantity, { quantity: 2 }, ["2"]],
];

const mixedCart = sampleFacts({
  lines: [
    sampleLine({ key: "1", productId: 1, period: "1M" }),
    sampleLine({ key: "2", productId: 11, parentKey: "1", quantity: 2 }),
    sampleLine({ key: "3", productId: 3, productType: "service", serviceType: "book_a_meeting", consultantId: 5 }),
    sampleLine({ key: "4", productId: 4, productType: "service", serviceType: "30_for_30", consultantId: 6 }),
  ],
});

for (const [rule, input, expected] of selections) {
  t.test(`${rule.code} ${JSON.stringify(input)} selects ${expected.join(" ")}`, async (t) => {
    const args: unknown = rule.args.parse(input);
    t.same(
      mixedCart.lines.filter((line) => rule.selects?.(line, mixedCart, args)).map(({ key }) => key),
      expected,
    );
    for (const language of ["en", "de"] as const) t.ok(rule.summary(args, language).length > 3);
  });
}

t.test("every rule has a code of its own, titles in both languages and is in the tables above", async (t) => {
  t.equal(new Set(ownRules.map(({ code }) => code)).size, ownRules.length);
  const covered = new Set([...cases, ...selections].map(([rule]) => rule.code));
  for (const rule of ownRules) {
    t.match(rule.code, /^[a-z_]+$/);
    t.ok(rule.title.en !== "" && rule.title.de !== "");
    t.ok(covered.has(rule.code), rule.code);
  }
});

t.test("arguments that make no sense are refused", async (t) => {
  const senseless: readonly (readonly [CouponRule, unknown])[] = [
    [minOrderAmount, { amount: "lots" }],
    [minOrderAmount, {}],
    [bundleRequired, { products: [] }],
    [dateWindow, {}],
    [dateWindow, { end_at: "2026-02-30" }],
    [weekends, { extra: 1 }],
    [weekdays, { days: [0] }],
    [hours, { from: "24:00", until: "02:00" }],
    [periods, { periods: ["2W"] }],
    [products, { products: ["x"] }],
    [quantity, {}],
    [quantity, { min: 3, max: 2 }],
    [nthOrder, { number: 1, every: 2 }],
    [country, { countries: ["DEU"] }],
    [currency, { currencies: ["XXY"] }],
    [clientAge, {}],
  ];
  for (const [rule, args] of senseless) t.notOk(rule.args.safeParse(args).success, `${rule.code} ${JSON.stringify(args)}`);
});
