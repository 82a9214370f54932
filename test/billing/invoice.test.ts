import t from "tap";
import { holdPayment } from "#core/billing/payments/hold-payment.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import { recordPayment } from "#core/billing/payments/record-payment.ts";
import { testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer } from "./invoice-answer.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

t.test("invoices by hand", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19, country: "DE" });
  const client = await makeClient(shop, { country: "DE" });
  const prepare = (items: readonly object[], more: object = {}) =>
    shop.call<number>("admin", "invoice_prepare", { client_id: client.clientId, items, ...more });
  const get = (id: number) => shop.call<InvoiceAnswer>("admin", "invoice_get", { id });

  t.test("are drafts until they are approved; a client's list leaves drafts out", async (t) => {
    const id = await prepare([{ title: "Advice", price: "80.00", quantity: 2 }]);
    t.match(await get(id), { status: "unpaid", approved: false, total: 160, balance_due: 160, hold_until: null, phase: "manual" });
    t.match(await shop.call("client", "invoice_get_list", {}, client), { total: 0 });
    t.match(await shop.call("admin", "invoice_approve", { id }), { approved: true });
    t.match(await shop.call("admin", "invoice_approve", { id }), { approved: true }, "approving again changes nothing");
    t.match(await shop.call("client", "invoice_get_list", {}, client), { total: 1, list: [{ id }] });
  });

  t.test("are taxed where it is said, by the client's rule", async (t) => {
    const items = [
      { title: "Taxed", price: 100, taxed: true },
      { title: "Not taxed", price: 50 },
    ];
    t.match(await get(await prepare(items)), { subtotal: 150, tax: 19, total: 169, taxname: "VAT", buyer: { country: "DE" } });
    t.match(await get(await prepare([{ title: "Plain", price: 50 }])), { tax: 0, taxname: null });
  });

  t.test("refuse prices that are none, unknown products and clients", async (t) => {
    t.match(await refusalOf(prepare([{ title: "A", price: -1 }])), { code: "request.invalid", details: { "items.0.price": /negative/ } });
    t.match(await refusalOf(prepare([{ title: "A", price: 1.001 }])), { code: "request.invalid" });
    t.equal(await codeOf(prepare([{ title: "A", price: 1, product_id: 4711 }])), "product.not_found");
    t.equal(
      await codeOf(shop.call("admin", "invoice_prepare", { client_id: 4711, items: [{ title: "A", price: 1 }] })),
      "client.not_found",
    );
  });

  t.test("with nothing to pay are settled when they are approved", async (t) => {
    t.match(await get(await prepare([{ title: "Gift", price: 0 }], { approve: true })), {
      status: "paid",
      payments: [{ type: "zero_total" }],
    });
  });

  t.test("are marked as paid once; a transaction id belongs to one payment", async (t) => {
    const [one, other] = [await prepare([{ title: "A", price: 10 }]), await prepare([{ title: "B", price: 10 }])];
    const pay = (id: number, transaction: string) =>
      shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id, transaction_id: transaction });
    t.match(await pay(one, "T-1"), { status: "paid", approved: true, payments: [{ type: "gateway", amount: 10, reference: "T-1" }] });
    t.equal(await codeOf(pay(other, "T-1")), "invoice.transaction_known");
    t.match(await get(other), { status: "unpaid", paid: 0 });
    t.match(await refusalOf(pay(one, "T-2")), { code: "invoice.not_payable", details: { status: "paid" } });
    t.match(await pay(other, "T-2"), { status: "paid" });
  });

  t.test("can be cancelled and deleted while nothing was paid", async (t) => {
    const id = await prepare([{ title: "A", price: 10 }]);
    t.match(await shop.call("admin", "invoice_cancel", { id, reason: "a mistake" }), { status: "cancelled", cancel_reason: "a mistake" });
    t.match(await refusalOf(shop.call("admin", "invoice_cancel", { id })), {
      code: "invoice.not_cancellable",
      details: { status: "cancelled" },
    });
    t.equal(await codeOf(shop.call("admin", "invoice_mark_as_paid", { id })), "invoice.not_payable");
    t.equal(await shop.call("admin", "invoice_delete", { id }), true);
    t.equal(await codeOf(get(id)), "invoice.not_found");
    const paid = await prepare([{ title: "A", price: 10 }]);
    await shop.call("admin", "invoice_mark_as_paid", { id: paid });
    t.match(await refusalOf(shop.call("admin", "invoice_delete", { id: paid })), {
      code: "invoice.not_deletable",
      details: { status: "paid" },
    });
  });

  t.test("are found by number, hash, client and state", async (t) => {
    const id = await prepare([{ title: "A", price: 10 }]);
    const { hash } = await get(id);
    for (const search of [`INV-${id}`, String(id), hash]) {
      t.match(await shop.call("admin", "invoice_get_list", { search, per_page: 1 }), { total: 1, list: [{ id }] }, search);
    }
    t.match(await shop.call("admin", "invoice_get_list", { search: "nobody@example.com" }), { total: 0 });
    t.match(await shop.call("admin", "invoice_get_list", { client_id: client.clientId, approved: false, status: "unpaid", per_page: 1 }), {
      list: [{ id }],
    });
  });
});

t.test("taking an amount off an unpaid invoice", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const client = await makeClient(shop);
  const product = await makeProduct(shop, "Guide", 100);
  const card = await makeProduct(shop, "Gift card", 25, { type: "gift_card" });
  const checkout = async (giftCards: readonly string[] = []) => {
    await addToCart(shop, client, { id: product });
    await addToCart(shop, client, { id: card });
    return shop.call<CheckoutAnswer>("client", "cart_checkout", { gift_cards: giftCards }, client);
  };
  const adjust = (id: number, amount: number) => shop.call<InvoiceAnswer>("admin", "invoice_adjust", { id, amount, reason: "Sorry" });

  t.test("keeps what coupons and points took and computes the tax again", async (t) => {
    value.gifts = [
      { kind: "percent", code: "TEN", productId: product, ratePpm: 100_000n },
      { kind: "points", points: 1_000 },
    ];
    const { invoice_id: id } = await checkout();
    const adjusted = await adjust(id, 30);
    t.match(adjusted, { subtotal: 125, discount: 50, tax: 9.5, total: 84.5, adjustments: [{ reason: "Sorry", discount: 30 }] });
    t.match(adjusted, { coupons: [{ code: "TEN", discount: 10 }], points: { used: 1_000, discount: 10 } });
    t.match(
      await adjust(id, 50),
      { discount: 100, tax: 0, total: 25, lines: [{ total: 0 }, { total: 25 }] },
      "gift cards are never discounted",
    );
    t.match(await refusalOf(adjust(id, 0.01)), { code: "invoice.amount_invalid", details: { max: 0, currency: "USD" } });
    value.gifts = [];
  });

  t.test("never goes below what is held, nor below what a card may pay", async (t) => {
    value.cards.set("card", 5_950n);
    const { invoice_id: id } = await checkout(["card"]);
    t.match(await refusalOf(adjust(id, 60)), { code: "invoice.amount_invalid", details: { max: 50 } });
    t.match(await adjust(id, 50), { total: 84.5, held: 59.5, balance_due: 25 });
    t.match(await refusalOf(adjust(id, 0)), { code: "invoice.amount_invalid", details: { max: 0 } });
  });

  t.test("settles the invoice when nothing is left to pay, and is refused once it is paid", async (t) => {
    const id = await shop.call<number>("admin", "invoice_prepare", { client_id: client.clientId, items: [{ title: "A", price: 10 }] });
    t.match(await adjust(id, 10), { status: "paid", total: 0, payments: [{ type: "zero_total" }] });
    t.match(await refusalOf(adjust(id, 1)), { code: "invoice.not_adjustable", details: { status: "paid" } });
  });
});

t.test("money held for an invoice", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue, environment: { TEST_CLOCK: "1" } });
  const client = await makeClient(shop);
  const product = await makeProduct(shop, "Guide", 100);
  const card = await makeProduct(shop, "Gift card", 25, { type: "gift_card" });
  const checkout = async (giftCards: readonly string[] = []) => {
    await addToCart(shop, client, { id: product });
    await addToCart(shop, client, { id: card });
    return (await shop.call<CheckoutAnswer>("client", "cart_checkout", { gift_cards: giftCards }, client)).invoice_id;
  };
  const get = (id: number) => shop.call<InvoiceAnswer>("admin", "invoice_get", { id });

  t.test("is released when the invoice is cancelled, and what was paid goes back", async (t) => {
    value.cards.set("card", 1_000n);
    await shop.call("admin", "client_balance_add_funds", { id: client.clientId, amount: 20, description: "Sorry" });
    const id = await checkout(["card"]);
    await shop.call("client", "invoice_pay_with_credit", { id }, client);
    t.match(await get(id), { status: "unpaid", paid: 20, held: 10, balance_due: 95 });
    value.moves.length = 0;
    t.match(await shop.call("admin", "invoice_cancel", { id }), { status: "cancelled", paid: 20, refunded: 20, held: 0, holds: [] });
    t.equal(await shop.call("client", "client_balance_get_total", {}, client), 20);
    t.equal(value.cards.get("card"), 1_000n);
    t.strictSame(value.moves.slice(0, 3), ["free wallet cancelled", "release card 1000", "free cards cancelled"]);
    t.match(await shop.call("client", "order_get_list", { status: "canceled" }, client), { total: 2 });
  });

  t.test("expires with the invoice, unless part of it is paid", async (t) => {
    value.cards.set("card", 1_000n);
    const [plain, part] = [await checkout(["card"]), await checkout()];
    await shop.call("client", "invoice_pay_with_credit", { id: part }, client);
    const { hold_until: until } = await get(plain);
    const expire = async () => shop.call("admin", "cron_run");
    await shop.call("admin", "system_set_clock", { now: new Date(Date.parse(until ?? "") - 1_000).toISOString() });
    await expire();
    t.match(await get(plain), { status: "unpaid", held: 10 }, "not a second early");
    await shop.call("admin", "system_set_clock", { now: until });
    await expire();
    t.match(await get(plain), { status: "cancelled", cancel_reason: "hold_expired", held: 0 });
    t.match(await get(part), { status: "unpaid", paid: 20 });
    t.equal(value.cards.get("card"), 1_000n);
    t.equal(await codeOf(shop.call("admin", "invoice_mark_as_paid", { id: plain })), "invoice.not_payable");
    await shop.call("admin", "system_set_clock", { now: null });
  });

  t.test("is bounded by the lines a tender may pay, whatever other payments there are", async (t) => {
    const id = await checkout();
    const scope = await shop.scope();
    t.equal(await payableBy(scope, id, "gift_card"), 10_000n);
    t.equal(await payableBy(scope, id, "gateway"), 12_500n);
    await recordPayment(scope, id, { type: "gateway", instrumentRef: undefined, amountMinor: 2_000n });
    t.equal(await payableBy(scope, id, "gift_card"), 10_000n, "the gateway can pay for the gift card");
    await recordPayment(scope, id, { type: "gateway", instrumentRef: undefined, amountMinor: 2_000n });
    t.equal(await payableBy(scope, id, "gift_card"), 8_500n);
    await holdPayment(scope, id, { type: "gift_card", instrumentRef: "card", amountMinor: 8_000n });
    t.equal(await payableBy(scope, id, "gift_card"), 500n);
    const tooMuch = { type: "gateway", instrumentRef: undefined, amountMinor: 501n };
    t.match(await refusalOf(recordPayment(scope, id, tooMuch)), { code: "invoice.amount_invalid", details: { max: 5 } });
    const paid = await shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id });
    t.match(paid, { status: "paid", paid: 125 });
    t.equal(await codeOf(recordPayment(scope, id, { ...tooMuch, amountMinor: 1n })), "invoice.not_payable");
    t.equal(await codeOf(recordPayment(scope, 4711, tooMuch)), "invoice.not_found");
  });

  t.test("paying, cancelling and expiring at the same moment: exactly one gets through", async (t) => {
    for (let round = 0; round < 8; round += 1) {
      value.cards.set("card", 1_000n);
      const id = await checkout(["card"]);
      const outcomes = await Promise.allSettled([
        shop.call("admin", "invoice_mark_as_paid", { id }),
        shop.call("admin", "invoice_cancel", { id }),
        shop.call("admin", "invoice_mark_as_paid", { id, transaction_id: `R-${round}` }),
        shop.call("admin", "invoice_delete", { id }),
      ]);
      const done = outcomes.filter(({ status }) => status === "fulfilled").length;
      const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
      const states = await shop.call<{ list: readonly InvoiceAnswer[] }>("admin", "invoice_get_list", { id });
      const status = states.list[0]?.status;
      t.ok(
        refusals.every((code) => /^invoice\.(not_payable|not_cancellable|not_deletable|not_found)$/.test(code)),
        refusals.join(),
      );
      if (status === "paid") t.equal(done, 1, "paid once");
      else t.ok(done >= 1 && done <= 2, "cancelled, perhaps also deleted");
      t.equal(value.cards.get("card"), status === "paid" ? 0n : 1_000n, "the card is charged or free, never both");
    }
  });
});
