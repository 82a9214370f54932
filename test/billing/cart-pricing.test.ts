import fc from "fast-check";
import t from "tap";
import { lockOwnCart } from "#core/billing/carts/own-cart.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { priceCart } from "#core/billing/carts/price-cart.ts";
import { priceWithSources } from "#core/billing/carts/price-with-sources.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { type PricingSource, pricingSource, pricingSources, reportOf } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { testHost } from "#test/harness/test-host.ts";
import { codeOf } from "./refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";

/** 10 % off everything, shown as a coupon, with a code that gives nothing beside it. */
const tenPercent = {
  kind: "percent",
  lane: "cart",
  gather: async (scope: Scope) => ({ readAt: scope.now }),
  plan: (facts: { readonly readAt: Date }, _subject, tryPrice) => {
    const adjuster = {
      source: { kind: "percent", ref: "TEN", title: "Ten" },
      lane: "cart",
      priority: 0,
      id: 1,
      take: (state: Parameters<typeof takePercent>[0]) => takePercent(state, undefined, 100_000n, { base: "remaining" }),
    } as const;
    const tried = tryPrice([adjuster]);
    const given = tried.adjustments.find((adjustment) => adjustment.source.kind === "percent");
    const lines = (given?.lines ?? []).map((line) => ({
      key: line.key,
      discountMinor: tried.lines.find(({ key }) => key === line.key)?.discountMinor ?? 0n,
    }));
    return {
      adjusters: [adjuster],
      fragments: {
        coupons: [{ code: "TEN", title: "Ten", automatic: false, discountMinor: given?.amountMinor ?? 0n, lines }],
        refused: [{ code: "OLD", reason: "coupon.min_order_not_met", details: { missing: 1050n, since: facts.readAt } }],
      },
      report: { seenMinor: tried.totalMinor },
    };
  },
} satisfies PricingSource<{ readonly readAt: Date }, { readonly seenMinor: bigint }>;

/** 5.00 off as points, after everything else although it is listed first. */
const fivePoints = {
  kind: "points",
  lane: "points",
  gather: async () => undefined,
  plan: (_facts: undefined, _subject, tryPrice) => ({
    adjusters: [
      {
        source: { kind: "points", ref: "1", title: "Points" },
        lane: "points" as const,
        priority: 0,
        id: 1,
        take: (state: Parameters<typeof takeAmount>[0]) => takeAmount(state, undefined, 500n),
      },
    ],
    fragments: { points: { used: 500, discountMinor: 500n } },
    report: { seenMinor: tryPrice([]).totalMinor },
  }),
} satisfies PricingSource<undefined, { readonly seenMinor: bigint }>;

t.test("pricing with sources", async (t) => {
  const shop = await testHost(t);
  const client = await makeClient(shop, { country: "DE" });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  await addToCart(shop, client, { id: await makeProduct(shop, "A", "119.88") });
  await addToCart(shop, client, { id: await makeProduct(shop, "B", "14.90"), quantity: 2 });
  await addToCart(shop, client, { id: await makeProduct(shop, "C", 25, { type: "gift_card" }) });
  const scope = withSources(await shop.scope(client), [pricingSource(fivePoints), pricingSource(tenPercent)]);

  t.test("runs the sources in lane order, each on top of the ones before it", async (t) => {
    // A 119.88 − 11.99 + 20.50, B 29.80 − 2.98 + 5.10, C 25.00.
    const priced = await priceOwnCart(scope, "cart");
    t.strictSame([...priced.plans.keys()], ["percent", "points"]);
    t.strictSame(reportOf(priced.plans, tenPercent), { seenMinor: 18_531n });
    t.strictSame(reportOf(priced.plans, fivePoints), { seenMinor: 18_531n }, "the points see what the percentage has left");
    t.equal(priced.document.discountMinor, 1497n + 500n);
  });

  t.test("gives preview, checkout and a bare subject the same figures", async (t) => {
    const preview = await priceOwnCart(scope, "cart");
    const checkout = await priceOwnCart(scope, "checkout");
    t.strictSame(figuresOf(checkout.document), figuresOf(preview.document));
    const bare = await priceWithSources(scope, { ...preview.subject, purpose: "check", cartId: undefined });
    t.strictSame(figuresOf(bare.document), figuresOf(preview.document));
  });

  t.test("answers the cart in the shape of the contract", async (t) => {
    const wire = presentCart(scope, await priceOwnCart(scope, "cart"));
    const [a, b, c] = wire.items;
    t.match(wire, {
      promocode: "TEN",
      coupons: [{ code: "TEN", title: "Ten", automatic: false, discount: 14.97, lines: [{ item_id: a?.id }, { item_id: b?.id }] }],
      refused: [{ code: "OLD", reason: "coupon.min_order_not_met", details: { missing: 10.5, since: scope.now.toISOString() } }],
      points: { used: 500, discount: 5 },
      subtotal: 174.68,
      discount: 19.97,
    });
    t.match(c, { discount: 0, tax: 0, total: 25 }, "a gift card is neither discounted nor taxed");
    const sum = (minorOf: (item: (typeof wire.items)[number]) => number) =>
      Math.round(wire.items.reduce((total, item) => total + minorOf(item), 0) * 100) / 100;
    t.equal(
      sum((item) => item.subtotal),
      wire.subtotal,
    );
    t.equal(
      sum((item) => item.discount),
      wire.discount,
    );
    t.equal(
      sum((item) => item.total),
      wire.total,
    );
    t.equal(Math.round((wire.subtotal - wire.discount + wire.tax) * 100) / 100, wire.total);
  });

  t.test("knows the client and what is to be priced", async (t) => {
    const { subject } = await priceOwnCart(scope, "checkout");
    t.match(subject, { purpose: "checkout", country: "DE", at: scope.now, client: { id: client.clientId, paidOrders: 0, country: "DE" } });
    t.match(subject.input.lines[2], { productType: "gift_card", discountable: false, taxRatePpm: 0n });
    const taxed = await priceOwnCart({ ...scope, shop: { ...scope.shop, giftCardSaleTaxed: true } }, "cart");
    t.match(
      taxed.subject.input.lines[2],
      { discountable: false, taxRatePpm: 190_000n },
      "unless the shop taxes gift cards when they are sold",
    );
  });

  t.test("refuses a checkout while a line can no longer be bought", async (t) => {
    const fading = await makeProduct(shop, "Fading", 1);
    await addToCart(shop, client, { id: fading });
    await shop.call("admin", "product_update", { id: fading, status: "disabled" });
    t.equal(await codeOf(priceOwnCart(scope, "checkout")), "cart.item_unavailable");
    t.equal((await priceOwnCart(scope, "cart")).unavailable.length, 1);
  });
});

t.test("without sources a cart costs what its lines cost, exactly, in any currency", async (t) => {
  const shop = await testHost(t);
  await shop.call("admin", "currency_create", { code: "JPY", conversion_rate: 150.5 });
  await shop.call("admin", "currency_create", { code: "KWD", conversion_rate: "0.307125" });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const line = fc.record({ cents: fc.integer({ min: 0, max: 10_000_000 }), quantity: fc.integer({ min: 1, max: 10_000 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom("USD", "JPY", "KWD"), async (lines, currency) => {
      const client = await makeClient(shop, { currency });
      for (const { cents, quantity } of lines)
        await addToCart(shop, client, { id: await makeProduct(shop, "Any", (cents / 100).toFixed(2)), quantity });
      const scope = await shop.scope(client);
      const { document, subject } = await priceOwnCart(scope, "cart");
      t.strictSame(figuresOf(document), figuresOf(priceDocument(subject.input, [])));
      const subtotal = subject.input.lines.reduce((sum, { unitPriceMinor, quantity }) => sum + unitPriceMinor * BigInt(quantity), 0n);
      t.equal(document.subtotalMinor, subtotal);
      t.equal(document.totalMinor, subtotal + document.taxMinor);
      t.equal(subject.input.currency, currency);
    }),
    { numRuns: 12 },
  );
});

function withSources(scope: Scope, sources: readonly PricingSource[]): Scope {
  const provided: Scope["wiring"]["provided"] = <Item>(point: { readonly id: string }) =>
    point.id === pricingSources.id ? (sources as readonly unknown[] as readonly Item[]) : scope.wiring.provided<Item>(point);
  return { ...scope, wiring: { ...scope.wiring, provided } };
}

/** Reads and prices the caller's cart as a checkout does: locked, in a transaction; with the wiring of the scope given. */
function priceOwnCart(scope: Scope, purpose: "cart" | "checkout") {
  return scope.transaction(async (inside) => {
    const loaded = await lockOwnCart(inside);
    if (loaded === undefined) throw new Error("There is a cart.");
    return priceCart({ ...inside, wiring: scope.wiring, shop: scope.shop }, loaded, purpose);
  });
}

function figuresOf({ subtotalMinor, discountMinor, taxMinor, totalMinor, lines }: ReturnType<typeof priceDocument>) {
  return { subtotalMinor, discountMinor, taxMinor, totalMinor, lines };
}
