import t from "tap";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import {
  accountOf,
  addToCart,
  buy,
  type CartWithPoints,
  checkOut,
  decide,
  give,
  loyaltyShop,
  makeClient,
  makeProduct,
  type Placed,
  pay,
  refund,
} from "./hand.ts";

t.test("points as a discount in the cart", async (t) => {
  const shop = await loyaltyShop(t);
  const book = await makeProduct(shop, "Book", 10);
  const card = await makeProduct(shop, "Card", 20, { type: "gift_card" });
  const redeem = (points: unknown, client: { readonly kind: "client"; readonly clientId: number }) =>
    shop.call<{ cart: CartWithPoints }>("client", "loyalty_redeem", { points }, client);

  t.test("show in the cart, hold nothing, and can be changed and taken out", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 800);
    await addToCart(shop, client, book);
    t.match((await redeem(300, client)).cart, { points: { used: 300, discount: 3 }, total: 7, discount: 3 });
    t.match((await redeem("450", client)).cart, { points: { used: 450, discount: 4.5 }, total: 5.5 });
    t.match(await shop.call("guest", "cart_get", {}, client), { points: { used: 450, discount: 4.5 }, total: 5.5 });
    t.match(await accountOf(shop, client), { points: 800, held: 0 });
    t.match(await shop.call("client", "loyalty_cancel_redeem", {}, client), { cart: { points: null, total: 10 } });
    t.match(await shop.call("client", "loyalty_cancel_redeem", {}, client), { cart: { points: null, total: 10 } }, "again is harmless");
  });

  t.test("never take more off than the cart is worth, nor anything off gift cards", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 5000);
    await addToCart(shop, client, book);
    await addToCart(shop, client, card);
    t.match((await redeem(5000, client)).cart, { points: { used: 1000, discount: 10 }, total: 20 });
    const placed = await checkOut(shop, client);
    t.match(placed, { total: 20, balance_due: 20 });
    t.match(await accountOf(shop, client), { points: 4000, held: 1000 });
  });

  t.test("are refused with a reason, and then nothing changes", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 100);
    t.equal(await codeOf(redeem(10, client)), "loyalty.amount_invalid", "without a cart");
    await addToCart(shop, client, card);
    t.strictSame(await refusalOf(redeem(10, client)), { code: "loyalty.amount_invalid", details: { max: 0 } }, "nothing to take off");
    await addToCart(shop, client, book);
    await redeem(50, client);
    const before = await shop.call("guest", "cart_get", {}, client);
    t.strictSame(await refusalOf(redeem(101, client)), { code: "loyalty.insufficient_points", details: { missing: 1 } });
    t.strictSame(await refusalOf(redeem(0, client)), { code: "loyalty.below_minimum", details: { minimum: 1 } });
    for (const points of [-1, 1.5, -0.5, 1e15]) t.equal(await codeOf(redeem(points, client)), "loyalty.amount_invalid", String(points));
    for (const points of ["x", null, true, undefined]) t.equal(await codeOf(redeem(points, client)), "request.invalid", String(points));
    t.equal(await codeOf(checkOut(shop, client, { points: 101 })), "loyalty.insufficient_points");
    t.strictSame(await shop.call("guest", "cart_get", {}, client), before);
  });

  t.test("the checkout's own number replaces the cart's", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 1000);
    await addToCart(shop, client, book);
    await redeem(300, client);
    t.match(await checkOut(shop, client, { points: 500 }), { total: 5 });
    await addToCart(shop, client, book);
    await redeem(300, client);
    t.match(await checkOut(shop, client, { points: 0 }), { total: 10 });
    t.match(await accountOf(shop, client), { points: 500, held: 500 });
  });

  t.test("are free again when the invoice is given up, and spent when it is paid", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 1000);
    await addToCart(shop, client, book);
    const { invoice_id: first } = await checkOut(shop, client, { points: 400 });
    await shop.call("admin", "invoice_cancel", { id: first, reason: "changed my mind" });
    t.match(await accountOf(shop, client), { points: 1000, held: 0, total_spent: 0, lots: [{ points: 1000 }] });
    await addToCart(shop, client, book);
    const { invoice_id: second } = await checkOut(shop, client, { points: 400 });
    await pay(shop, second);
    t.match(await accountOf(shop, client), { points: 600, held: 0, total_spent: 400, pending: 6 });
  });

  t.test("can pay all of an order, which is then paid at once and can be refunded once", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 1000);
    const placed = await buy(shop, client, book, { points: 1000 });
    t.match(placed, { total: 0, balance_due: 0 });
    t.match(await accountOf(shop, client), { points: 0, held: 0, total_spent: 1000, pending: 0 });
    await refund(shop, placed.invoice_id);
    t.match(await accountOf(shop, client), { points: 1000, total_spent: 0 });
    t.equal(await codeOf(refund(shop, placed.invoice_id)), "refund.nothing_left");
    t.match(await accountOf(shop, client), { points: 1000 });
  });

  t.test("that are gone by the checkout refuse it, and nothing changes", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 500);
    await addToCart(shop, client, book);
    await redeem(500, client);
    await shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 300, description: "x" });
    t.strictSame(await refusalOf(checkOut(shop, client)), { code: "loyalty.insufficient_points", details: { missing: 300 } });
    t.match(await accountOf(shop, client), { points: 200, held: 0 });
    t.match(
      await shop.call("guest", "cart_get", {}, client),
      { points: { used: 200, discount: 2 }, total: 8 },
      "the cart says what is left",
    );
    t.match(await checkOut(shop, client), { total: 8 }, "what was shown can be ordered");
    t.match(await accountOf(shop, client), { points: 0, held: 200 });
  });

  t.test("two carts cannot spend the same points", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 700);
    await addToCart(shop, client, book);
    await redeem(700, client);
    const race = await Promise.allSettled([
      checkOut(shop, client),
      shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 700, description: "race" }),
      checkOut(shop, client, { points: 700 }),
    ]);
    t.equal(race.filter(({ status }) => status === "fulfilled").length, 1, "exactly one gets them");
    const account = await accountOf(shop, client);
    t.equal(account.points + account.held + account.total_spent, 700);
    await addToCart(shop, client, book);
    t.match(await refusalOf(redeem(1, client)), { code: "loyalty.insufficient_points" });
  });

  t.test("keep to the programme's limits", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 10_000);
    await addToCart(shop, client, book, 2);
    await decide(shop, { smallest_redemption: 100, max_share_percent: 50 });
    t.strictSame(await refusalOf(redeem(99, client)), { code: "loyalty.below_minimum", details: { minimum: 100 } });
    t.match((await redeem(10_000, client)).cart, { points: { used: 1000, discount: 10 }, total: 10 });
    await decide(shop, { smallest_redemption: null, max_share_percent: null });
    const step = await shop.call<number>("admin", "loyalty_rule_create", {
      kind: "redemption",
      rule: "points_step",
      title: "Hundreds",
      args: { step: 100 },
    });
    t.match((await redeem(250, client)).cart, { points: { used: 200, discount: 2 } });
    const least = { kind: "redemption", rule: "min_cart_amount", title: "From 30", args: { amount: 30 } };
    const min = await shop.call<number>("admin", "loyalty_rule_create", least);
    t.strictSame(await refusalOf(redeem(200, client)), { code: "loyalty.min_order_not_met", details: { missing: 10, currency: "USD" } });
    for (const id of [step, min]) await shop.call("admin", "loyalty_rule_delete", { id });
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.9 });
    const european = await makeClient(shop);
    await give(shop, european, 500);
    await shop.call("guest", "cart_set_currency", { currency: "EUR" }, european);
    await addToCart(shop, european, book);
    t.equal(await codeOf(redeem(100, european)), "loyalty.currency_not_supported");
    await decide(shop, { point_value: { EUR: "0.005" } });
    t.match((await redeem(500, european)).cart, { points: { used: 500, discount: 2.5 } });
    const { invoice_id: id } = await shop.call<Placed>("client", "cart_checkout", {}, european);
    await pay(shop, id);
    t.match(await accountOf(shop, european), { points: 0, pending: 0, total_spent: 500 }, "no rate, no points");
    await decide(shop, { point_value: null });
  });
});
