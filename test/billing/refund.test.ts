import fc from "fast-check";
import t from "tap";
import { billingTables } from "#core/billing/tables.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer, OrderAnswer, RefundAnswer } from "./invoice-answer.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";
import { type ValueModule, valueModule } from "./value-module.ts";

/** What a split of one invoice over two tenders is refunded by, until nothing is left. */
type Step =
  | { readonly kind: "units"; readonly line: number; readonly quantity: number }
  | { readonly kind: "amount"; readonly share: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("units" as const), line: fc.integer({ min: 0, max: 2 }), quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("amount" as const), share: fc.integer({ min: 1, max: 60 }) }),
);

async function paidInvoice(shop: TestHost, value: ValueModule, lines: readonly (readonly [number, number])[], cardMinor: bigint) {
  value.cards.set("card", cardMinor);
  const client = await makeClient(shop);
  for (const [product, quantity] of lines) await addToCart(shop, client, { id: product, quantity });
  const { invoice_id: id } = await shop.call<CheckoutAnswer>("client", "cart_checkout", { gift_cards: ["card"] }, client);
  const invoice = await shop.call<InvoiceAnswer>("admin", "invoice_get", { id });
  return invoice.status === "paid" ? invoice : shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id });
}

t.test("refunds in any order and split give back exactly what was paid, per tender", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const products = await Promise.all([makeProduct(shop, "A", 19.99), makeProduct(shop, "B", 0.07), makeProduct(shop, "C", 3)]);
  const [first = 0] = products;
  value.gifts = [{ kind: "percent", code: "THIRD", productId: first, ratePpm: 333_333n }];

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
      fc.bigInt({ min: 1n, max: 6_000n }),
      fc.array(step, { maxLength: 6 }),
      async (quantities, cardMinor, steps) => {
        const invoice = await paidInvoice(
          shop,
          value,
          quantities.map((quantity, index) => [products[index] ?? 0, quantity] as const),
          cardMinor,
        );
        const before = value.cards.get("card") ?? 0n;
        const returned = new Map<string, number>();
        const cents = (amount: number) => Math.round(amount * 100);
        const refund = async (input: object) => {
          const answer = await shop.call<RefundAnswer>("admin", "invoice_refund", { id: invoice.id, ...input });
          for (const { type, amount } of answer.tenders) returned.set(type, (returned.get(type) ?? 0) + cents(amount));
          return answer;
        };
        for (const next of steps) {
          const now = await shop.call<InvoiceAnswer>("admin", "invoice_get", { id: invoice.id });
          const left = cents(now.total) - cents(now.refunded);
          const input =
            next.kind === "units"
              ? { lines: [{ id: now.lines[next.line]?.id, quantity: next.quantity }] }
              : { amount: (Math.max(1, Math.floor((left * next.share) / 100)) / 100).toFixed(2) };
          const outcome = await refund(input).catch((fault: { readonly code: string }) => fault.code);
          if (typeof outcome === "string" && !/^refund\.(quantity_exceeds_left|amount_exceeds_left|nothing_left)$/.test(outcome))
            return false;
        }
        const state = await shop.call<InvoiceAnswer>("admin", "invoice_get", { id: invoice.id });
        if (state.status !== "refunded") await refund({});
        const paid = new Map<string, number>();
        for (const { type, amount } of invoice.payments) paid.set(type, (paid.get(type) ?? 0) + cents(amount));
        const card = BigInt(paid.get("gift_card") ?? 0);
        return (
          [...paid].every(([type, amount]) => (returned.get(type) ?? 0) === amount) && (value.cards.get("card") ?? 0n) === before + card
        );
      },
    ),
    { numRuns: 25 },
  );
  t.pass("25 invoices");

  const tables = billingTables(await shop.scope());
  const { sum } = tables.fn;
  const notes = await tables.selectFrom("credit_note").select(sum("amount_minor").as("total")).executeTakeFirstOrThrow();
  const lines = await tables.selectFrom("credit_note_line").select(sum("amount_minor").as("total")).executeTakeFirstOrThrow();
  const tenders = await tables.selectFrom("credit_note_tender").select(sum("amount_minor").as("total")).executeTakeFirstOrThrow();
  t.strictSame([lines.total, tenders.total], [notes.total, notes.total], "lines and tenders of credit notes add up");
});

t.test("a refund", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  const product = await makeProduct(shop, "Guide", 10, { stock_control: true, quantity_in_stock: 100 });
  const free = await makeProduct(shop, "Leaflet", 0);
  const refund = (id: number, input: object = {}) => shop.call<RefundAnswer>("admin", "invoice_refund", { id, ...input });

  t.test("in full cancels the orders, returns the stock and tells the modules once", async (t) => {
    const invoice = await paidInvoice(shop, value, [[product, 3]], 1_000n);
    t.match(await shop.call("admin", "product_get", { id: product }), { quantity_in_stock: 97 });
    value.moves.length = 0;
    t.match(await refund(invoice.id, { note: "Sorry" }), { refunded: 30, is_full: true, tenders: [{ amount: 10 }, { amount: 20 }] });
    t.strictSame(value.moves, [
      "reverse wallet true",
      "refund card 1000",
      "reverse cards true",
      "reverse counters true",
      "reverse stock true",
      "reverse coupons true",
    ]);
    t.match(await shop.call("admin", "product_get", { id: product }), { quantity_in_stock: 100 });
    t.match(await shop.call<OrderAnswer>("admin", "order_get", { id: invoice.lines[0]?.order_id }), {
      status: "canceled",
      reason: "refunded",
    });
    t.equal(await codeOf(refund(invoice.id)), "refund.nothing_left");
  });

  t.test("in part leaves the orders as they are", async (t) => {
    const invoice = await paidInvoice(shop, value, [[product, 3]], 0n);
    value.moves.length = 0;
    t.match(await refund(invoice.id, { amount: 4.5 }), { refunded: 4.5, is_full: false, tenders: [{ type: "gateway", amount: 4.5 }] });
    t.equal(value.moves[0], "reverse wallet false");
    t.match(await shop.call("admin", "order_get", { id: invoice.lines[0]?.order_id }), { status: "active" });
    t.match(await refund(invoice.id, { amount: "25.50" }), { is_full: true }, "everything refunded is a full refund");
  });

  t.test("of a free invoice gives back nothing, once", async (t) => {
    const invoice = await paidInvoice(shop, value, [[free, 2]], 0n);
    t.match(await refund(invoice.id), { refunded: 0, is_full: true, tenders: [] });
    t.match(await shop.call("admin", "invoice_get", { id: invoice.id }), { status: "refunded", refunded: 0 });
    t.equal(await codeOf(refund(invoice.id)), "refund.nothing_left");
  });

  t.test("says what is wrong with a request", async (t) => {
    const invoice = await paidInvoice(shop, value, [[product, 2]], 0n);
    const line = invoice.lines[0]?.id;
    t.match(await refusalOf(refund(invoice.id, { lines: [{ id: line, quantity: 3 }] })), {
      code: "refund.quantity_exceeds_left",
      details: { line, left: 2 },
    });
    t.match(await refusalOf(refund(invoice.id, { lines: [{ id: 4711, quantity: 1 }] })), {
      code: "refund.line_not_found",
      details: { line: 4711 },
    });
    t.match(await refusalOf(refund(invoice.id, { amount: 20.01 })), {
      code: "refund.amount_exceeds_left",
      details: { max: 20, currency: "USD" },
    });
    t.equal(await codeOf(refund(invoice.id, { amount: 0 })), "refund.amount_not_positive");
    t.match(await refusalOf(refund(invoice.id, { amount: 1, lines: [{ id: line, quantity: 1 }] })), { code: "request.invalid" });
    t.equal(await codeOf(refund(4711)), "invoice.not_found");
    const client = await makeClient(shop);
    const unpaid = await shop.call<number>("admin", "invoice_prepare", { client_id: client.clientId, items: [{ title: "A", price: 1 }] });
    t.match(await refusalOf(refund(unpaid)), { code: "refund.not_refundable", details: { status: "unpaid" } });
  });

  t.test("made several times at once gives back once", async (t) => {
    const invoice = await paidInvoice(shop, value, [[product, 2]], 500n);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => refund(invoice.id)));
    t.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    t.ok(outcomes.every((outcome) => outcome.status === "fulfilled" || outcome.reason.code === "refund.nothing_left"));
    t.equal(value.cards.get("card"), 500n);
    const units = await paidInvoice(shop, value, [[product, 3]], 0n);
    const line = units.lines[0]?.id;
    const many = await Promise.allSettled(Array.from({ length: 6 }, () => refund(units.id, { lines: [{ id: line, quantity: 1 }] })));
    t.equal(many.filter(({ status }) => status === "fulfilled").length, 3);
    t.match(await shop.call("admin", "invoice_get", { id: units.id }), { refunded: 30, status: "refunded" });
  });
});

t.test("currencies without and with three decimals, and prices that contain the tax", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue, environment: { TAX_INCLUSIVE: "1" } });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  for (const [code, rate] of [
    ["JPY", 150],
    ["KWD", 0.3],
  ] as const)
    await shop.call("admin", "currency_create", { code, conversion_rate: rate });
  const product = await makeProduct(shop, "Guide", 119, {
    prices: { JPY: { type: "once", once: { price: 119 } }, KWD: { type: "once", once: { price: "0.119" } } },
  });
  const expected = { USD: [109, 17.4, 54.5], JPY: [114, 18, 57], KWD: [0.114, 0.018, 0.057] } as const;
  value.gifts = [{ kind: "amount", code: "TEN", amountMinor: 5n }];
  for (const [currency, [total, tax, half]] of Object.entries(expected)) {
    value.gifts = [{ kind: "amount", code: "OFF", amountMinor: currency === "USD" ? 1_000n : 5n }];
    const client = await makeClient(shop, { currency });
    await addToCart(shop, client, { id: product });
    const { invoice_id: id } = await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client);
    const paid = await shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id });
    t.match(paid, { currency, total, tax, status: "paid", balance_due: 0 });
    t.match(await shop.call("admin", "invoice_refund", { id, amount: half }), { refunded: half, is_full: false });
    t.match(await shop.call("admin", "invoice_refund", { id }), { refunded: half, is_full: true });
  }
});
