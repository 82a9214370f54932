import t from "tap";
import {
  accountOf,
  addToCart,
  type CartWithPoints,
  checkOut,
  give,
  type InvoiceAnswer,
  loyaltyShop,
  makeClient,
  makeProduct,
  pay,
  refund,
} from "./hand.ts";

t.test("the golden order, through the API, to the cent and the point", async (t) => {
  const shop = await loyaltyShop(t);
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const hosting = await makeProduct(shop, "Hosting", 119.88);
  const domain = await makeProduct(shop, "Domain", 14.9);
  const card = await makeProduct(shop, "Gift card", 25, { type: "gift_card" });
  const coupon = { stackable: true, active: true };
  await shop.call("admin", "coupon_create_advanced", { ...coupon, code: "HOSTING25", type: "percentage", value: 25, products: [hosting] });
  await shop.call("admin", "coupon_create_advanced", { ...coupon, code: "TENOFF", type: "absolute", value: 10 });
  const client = await makeClient(shop);
  await give(shop, client, 500);
  const { code } = await shop.call<{ code: string }>("admin", "coupon_generate_gift_card", { value: 50 });

  await addToCart(shop, client, hosting);
  await addToCart(shop, client, domain, 2);
  await addToCart(shop, client, card);
  await shop.call("client", "coupon_apply_to_cart", { codes: ["HOSTING25", "TENOFF"] }, client);
  const { cart } = await shop.call<{ cart: CartWithPoints }>("client", "loyalty_redeem", { points: 500 }, client);
  t.match(cart, { points: { used: 500, discount: 5 }, total: 149.6, tax: 19.89, discount: 44.97 });

  const placed = await checkOut(shop, client, { gift_cards: [code] });
  t.match(placed, { total: 149.6, balance_due: 99.6 });
  t.match(await accountOf(shop, client), { points: 0, held: 500, pending: 0, total_spent: 0 }, "held until it is paid");
  const invoice = await pay(shop, placed.invoice_id);
  t.match(invoice, { status: "paid", points: { used: 500, discount: 5 }, total: 149.6 });
  t.match(invoice.lines, [
    { title: "Hosting", discount: 41.24, tax: 14.94, total: 93.58 },
    { title: "Domain", discount: 3.73, tax: 4.95, total: 31.02 },
    { title: "Gift card", discount: 0, total: 25 },
  ]);
  t.match(
    await accountOf(shop, client),
    { points: 0, held: 0, pending: 104, total_earned: 604, total_spent: 500 },
    "104.71 earns 104 points",
  );

  const lineOf = (title: string, { lines }: InvoiceAnswer) => lines.find((line) => line.title === title)?.id;
  const one = { lines: [{ id: lineOf("Domain", invoice), quantity: 1 }] };
  t.match(await refund(shop, invoice.id, one), {
    refunded: 15.52,
    tenders: [
      { type: "gift_card", amount: 6.23 },
      { type: "gateway", amount: 9.29 },
    ],
  });
  t.match(
    await accountOf(shop, client),
    { points: 62, pending: 91, total_earned: 591, total_spent: 438 },
    "62 points come back, 13 go back",
  );
  t.match(await refund(shop, invoice.id, one), {
    refunded: 15.5,
    tenders: [
      { type: "gift_card", amount: 6.22 },
      { type: "gateway", amount: 9.28 },
    ],
  });
  t.match(await accountOf(shop, client), { points: 124, pending: 78 }, "78.64 are left of the base");

  t.match(await refund(shop, invoice.id), { refunded: 118.58 });
  t.match(await accountOf(shop, client), {
    ...{ points: 500, pending: 0, held: 0, debt: 0, total_earned: 500, total_spent: 0 },
    lots: [{ points: 500, expires_at: null }],
  });
  t.match(await shop.call("client", "loyalty_history", {}, client), {
    list: [
      { kind: "claw_back", points: -78, description: "Points go back with a refund.", invoice_id: invoice.id, reverses_seq: 4 },
      { kind: "return", points: 376, reverses_seq: 3 },
      { kind: "claw_back", points: -13 },
      { kind: "return", points: 62 },
      { kind: "claw_back", points: -13 },
      { kind: "return", points: 62 },
      { kind: "earn", points: 104, balance_after: 104 },
      { kind: "spend", points: -500, held_change: -500, reverses_seq: 2 },
      { kind: "hold", points: 0, held_change: 500 },
      { kind: "add", points: 500 },
    ],
  });
});
