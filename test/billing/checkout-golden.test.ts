import t from "tap";
import { testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer, RefundAnswer } from "./invoice-answer.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

t.test("the golden order, from cart to the last refund", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const client = await makeClient(shop);
  const hosting = await makeProduct(shop, "Hosting", 119.88);
  const domain = await makeProduct(shop, "Domain", 14.9);
  const card = await makeProduct(shop, "Gift card", 25, { type: "gift_card" });
  value.gifts = [
    { kind: "percent", code: "HOSTING25", productId: hosting, ratePpm: 250_000n },
    { kind: "amount", code: "TENOFF", amountMinor: 1_000n },
    { kind: "points", points: 500 },
  ];
  value.cards.set("card", 5_000n);
  await addToCart(shop, client, { id: hosting });
  await addToCart(shop, client, { id: domain, quantity: 2 });
  await addToCart(shop, client, { id: card });

  const placed = await shop.call<CheckoutAnswer>("client", "cart_checkout", { gift_cards: ["card"] }, client);
  t.match(placed, { total: 149.6, balance_due: 99.6, currency: "USD", status: "unpaid" });
  t.equal(placed.orders.length, 3);
  t.equal(placed.order_id, placed.orders[0]);
  t.strictSame(value.moves, ["hold wallet", "hold cards", "hold counters", "hold stock", "hold coupons"], "lane by lane");

  const unpaid = await shop.call<InvoiceAnswer>("client", "invoice_get", { hash: placed.invoice_hash }, client);
  t.match(unpaid, { subtotal: 174.68, discount: 44.97, tax: 19.89, total: 149.6, paid: 0, held: 50, balance_due: 99.6 });
  t.match(unpaid.points, { used: 500, discount: 5 });
  t.match(unpaid.coupons, [
    { code: "HOSTING25", discount: 29.97 },
    { code: "TENOFF", discount: 10 },
  ]);
  t.strictSame(
    unpaid.lines.map(({ discount, tax, total }) => [discount, tax, total]),
    [
      [41.24, 14.94, 93.58],
      [3.73, 4.95, 31.02],
      [0, 0, 25],
    ],
  );
  t.strictSame([unpaid.payments.length, unpaid.holds.length], [0, 1]);

  value.moves.length = 0;
  const paid = await shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id: placed.invoice_id, transaction_id: "T-1" });
  t.match(paid, { status: "paid", paid: 149.6, held: 0, balance_due: 0, serie_nr: `INV-${paid.id}` });
  t.match(paid.payments, [
    { type: "gift_card", amount: 50 },
    { type: "gateway", amount: 99.6, reference: "T-1" },
  ]);
  t.strictSame(
    value.moves,
    ["settle wallet", "capture card 5000", "settle cards", "settle counters", "settle stock", "settle coupons"],
    "the card is captured before its module hears of the payment",
  );

  const domains = paid.lines[1]?.id;
  const refund = (input: object) => shop.call<RefundAnswer>("admin", "invoice_refund", { id: paid.id, ...input });
  t.match(await refund({ lines: [{ id: domains, quantity: 1 }] }), {
    refunded: 15.52,
    is_full: false,
    tenders: [
      { type: "gift_card", amount: 6.23 },
      { type: "gateway", amount: 9.29 },
    ],
  });
  t.match(await refund({ lines: [{ id: domains, quantity: 1 }] }), {
    refunded: 15.5,
    tenders: [
      { type: "gift_card", amount: 6.22 },
      { type: "gateway", amount: 9.28 },
    ],
  });
  t.match(await shop.call("admin", "invoice_get", { id: paid.id }), { status: "partially_refunded", refunded: 31.02 });
  t.match(await refund({}), {
    refunded: 118.58,
    is_full: true,
    tenders: [
      { type: "gift_card", amount: 37.55 },
      { type: "gateway", amount: 81.03 },
    ],
  });
  t.equal(value.cards.get("card"), 5_000n, "the card has back exactly what it paid");
  t.match(await shop.call("admin", "invoice_get", { id: paid.id }), { status: "refunded", refunded: 149.6 });
});
