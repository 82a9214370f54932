import t from "tap";
import { verifyBooks } from "#core/verify/verify-books.ts";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import {
  accountOf,
  addToCart,
  type CartWithPoints,
  type ClientActor,
  checkOut,
  give,
  loyaltyShop,
  makeClient,
  makeProduct,
  pay,
  refund,
} from "./hand.ts";

type Redeemed = {
  readonly points: number;
  readonly balance: number;
  readonly code: string | null;
  readonly gift_card_id: number | null;
  readonly invoice_id: number | null;
  readonly order_id: number | null;
};

t.test("rewards", async (t) => {
  const shop = await loyaltyShop(t);
  const course = await makeProduct(shop, "Course", 80, { pricing: { type: "once", once: { price: 80, setup: 5 } } });
  const addReward = (input: object) => shop.call<number>("admin", "loyalty_reward_create", input);
  const redeem = (client: ClientActor, id: unknown) => shop.call<Redeemed>("client", "loyalty_redeem_reward", { reward_id: id }, client);

  t.test("are made with what their kind needs, changed and taken off the list", async (t) => {
    const bad: readonly (readonly [code: string, input: object])[] = [
      ["request.invalid", { title: "x", points: 5, kind: "coupon" }],
      ["request.invalid", { title: "x", points: 5, kind: "product" }],
      ["product.not_found", { title: "x", points: 5, kind: "product", product_id: 999_999 }],
      ["request.invalid", { title: "x", points: 5, kind: "gift_card" }],
      ["request.invalid", { title: "x", points: 5, kind: "gift_card", amount: 0 }],
      ["request.invalid", { title: "x", points: 5, kind: "gift_card", amount: 0.001 }],
      ["loyalty.amount_invalid", { title: "x", points: 0, kind: "gift_card", amount: 5 }],
      ["loyalty.amount_invalid", { title: "x", points: 2.5, kind: "gift_card", amount: 5 }],
      ["request.invalid", { title: "", points: 5, kind: "gift_card", amount: 5 }],
      ["request.invalid", { title: "x", points: 5, kind: "holiday" }],
    ];
    for (const [code, input] of bad) t.equal(await codeOf(addReward(input)), code, JSON.stringify(input));
    const id = await addReward({ title: "Five off", points: 400, kind: "gift_card", amount: 5, description: "A card" });
    await shop.call("admin", "loyalty_reward_update", { id, points: 450, max_per_client: 2 });
    t.match(await shop.call("admin", "loyalty_reward_get", { id }), {
      title: "Five off",
      points: 450,
      amount: 5,
      currency: "USD",
      max_per_client: 2,
      redeemed: 0,
    });
    await shop.call("admin", "loyalty_reward_delete", { id });
    t.equal(await codeOf(shop.call("admin", "loyalty_reward_get", { id })), "loyalty.reward_not_found");
    t.match(await shop.call("admin", "loyalty_reward_get_list"), { total: 0 });
  });

  t.test("a gift card: the points are spent, the card is the client's", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 1000);
    const id = await addReward({ title: "Card", points: 600, kind: "gift_card", amount: 5 });
    t.match(await shop.call("client", "loyalty_get_rewards", {}, client), [
      { id, points: 600, kind: "gift_card", amount: 5, available: true, missing: 0 },
    ]);
    const redeemed = await redeem(client, id);
    t.match(redeemed, { points: 600, balance: 400 });
    t.match(await accountOf(shop, client), { points: 400, total_spent: 600 });
    t.match(await shop.call("client", "coupon_get_client_gift_cards", {}, client), [
      { id: redeemed.gift_card_id, balance: 5, currency: "USD" },
    ]);
    t.strictSame(await refusalOf(redeem(client, id)), { code: "loyalty.insufficient_points", details: { missing: 200 } });
    await shop.call("admin", "loyalty_reward_delete", { id });
  });

  t.test("a coupon: a code of the client's own", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 1000);
    const coupon = await shop.call<number>("admin", "coupon_create_advanced", { code: "SECRET-20", type: "percentage", value: 20 });
    const id = await addReward({ title: "20 % off", points: 200, kind: "coupon", coupon_id: coupon });
    const { code } = await redeem(client, id);
    await addToCart(shop, client, course);
    const { cart } = await shop.call<{ cart: CartWithPoints }>("client", "coupon_apply_to_cart", { code }, client);
    t.match(cart, { discount: 16 });
    const stranger = await makeClient(shop);
    await addToCart(shop, stranger, course);
    t.equal(await codeOf(shop.call("client", "coupon_apply_to_cart", { code }, stranger)), "coupon.not_found");
    await shop.call("admin", "loyalty_reward_delete", { id });
  });

  t.test("a product: ordered at once, paid by the points, which a refund returns", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 3000);
    await addToCart(shop, client, course);
    const limited = await makeProduct(shop, "Mug", 9, { stock_control: true, quantity_in_stock: 1 });
    const id = await addReward({ title: "A course", points: 1500, kind: "product", product_id: course });
    const mug = await addReward({ title: "A mug", points: 100, kind: "product", product_id: limited });
    const { invoice_id: invoice, order_id: order } = await redeem(client, id);
    t.match(await shop.call("admin", "invoice_get", { id: invoice }), {
      status: "paid",
      total: 0,
      subtotal: 85,
      discount: 85,
      points: { used: 1500 },
    });
    t.match(await shop.call("client", "order_get", { id: order }, client), { status: "active", title: "Course" });
    t.match(await accountOf(shop, client), { points: 1500, held: 0, total_spent: 1500, pending: 0 });
    t.match(await shop.call("guest", "cart_get", {}, client), { items: [{ product_id: course }], total: 85 }, "the own cart stays");
    await refund(shop, invoice ?? 0);
    t.match(await accountOf(shop, client), { points: 3000, total_spent: 0 });
    await redeem(client, mug);
    t.equal(await codeOf(redeem(client, mug)), "loyalty.reward_unavailable", "sold out");
    t.match(await accountOf(shop, client), { points: 2900, held: 0 }, "and then nothing is spent");
    for (const reward of [id, mug]) await shop.call("admin", "loyalty_reward_delete", { id: reward });
  });

  t.test("are refused when they cannot be had, and limits hold however many try at once", async (t) => {
    const rich = await makeClient(shop);
    await give(shop, rich, 100_000);
    const off = await addReward({ title: "Off", points: 1, kind: "gift_card", amount: 1, active: false });
    const later = await addReward({ title: "Later", points: 1, kind: "gift_card", amount: 1, starts_at: "2090-01-01" });
    const over = await addReward({ title: "Over", points: 1, kind: "gift_card", amount: 1, ends_at: "2020-01-01" });
    const gone = await addReward({ title: "Gone coupon", points: 1, kind: "coupon", coupon_id: 999_999 });
    for (const id of [off, later, over, gone]) t.equal(await codeOf(redeem(rich, id)), "loyalty.reward_unavailable");
    t.equal(await codeOf(redeem(rich, 999_999)), "loyalty.reward_not_found");
    t.equal(await codeOf(redeem(rich, "x")), "request.invalid");
    t.match(await accountOf(shop, rich), { points: 100_000 });
    const few = await addReward({ title: "Few", points: 10, kind: "gift_card", amount: 1, max_redemptions: 5, max_per_client: 3 });
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const client = await makeClient(shop);
        await give(shop, client, 1000);
        return client;
      }),
    );
    const tries = await Promise.allSettled([rich, rich, rich, rich, rich, ...others, ...others].map((client) => redeem(client, few)));
    t.equal(tries.filter(({ status }) => status === "fulfilled").length, 5);
    t.match(await shop.call("admin", "loyalty_reward_get", { id: few }), { redeemed: 5 });
    const { list } = await shop.call<{ list: { client_id: number }[] }>("admin", "loyalty_reward_redemption_get_list", { reward_id: few });
    t.ok(list.filter(({ client_id: id }) => id === rich.clientId).length <= 3);
    await shop.call("admin", "extension_deactivate", { id: "gift-card", type: "mod" });
    const card = await addReward({ title: "Card", points: 10, kind: "gift_card", amount: 1 });
    t.equal(await codeOf(redeem(rich, card)), "loyalty.reward_unavailable", "while gift cards are off");
    await shop.call("admin", "extension_activate", { id: "gift-card", type: "mod" });
    t.match(await redeem(rich, card), { points: 10 });
  });

  t.strictSame(
    (await verifyBooks(await shop.scope(), { about: "value" })).filter(({ isKept }) => !isKept),
    [],
  );
});

t.test("coupons that cost points, or ask for them", async (t) => {
  const shop = await loyaltyShop(t);
  const course = await makeProduct(shop, "Course", 80);
  const create = (code: string, fields: object) =>
    shop.call<number>("admin", "coupon_create_advanced", { code, type: "absolute", value: 10, ...fields });
  await create("PRICE-300", { loyalty_points_required: 300, loyalty_points_mode: "price", stackable: 1 });
  await create("FROM-200", { loyalty_points_required: 200, loyalty_points_mode: "threshold" });
  const apply = (client: ClientActor, code: string) =>
    shop.call<{ cart: CartWithPoints }>("client", "coupon_apply_to_cart", { code }, client);

  t.test("as a price: held, spent, and given back", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 299);
    await addToCart(shop, client, course);
    t.strictSame((await refusalOf(apply(client, "PRICE-300"))).code, "coupon.points_missing");
    await give(shop, client, 101);
    await apply(client, "PRICE-300");
    const { invoice_id: first } = await checkOut(shop, client);
    t.match(await accountOf(shop, client), { points: 100, held: 300 });
    await shop.call("admin", "invoice_cancel", { id: first, reason: "x" });
    t.match(await accountOf(shop, client), { points: 400, held: 0 });
    await addToCart(shop, client, course);
    await apply(client, "PRICE-300");
    const { invoice_id: second } = await checkOut(shop, client);
    await pay(shop, second);
    t.match(await accountOf(shop, client), { points: 100, held: 0, total_spent: 300, pending: 70 });
    await refund(shop, second);
    t.match(await accountOf(shop, client), { points: 400, held: 0, total_spent: 0, pending: 0 });
  });

  t.test("as a price beside points as a discount: together no more than there are", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 500);
    await addToCart(shop, client, course);
    await apply(client, "PRICE-300");
    t.equal(await codeOf(checkOut(shop, client, { points: 201 })), "loyalty.insufficient_points");
    t.match(await accountOf(shop, client), { points: 500, held: 0 }, "nothing changes");
    t.match(await checkOut(shop, client, { points: 200 }), { total: 68 });
    t.match(await accountOf(shop, client), { points: 0, held: 500 });
  });

  t.test("as a threshold they stay", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 200);
    await addToCart(shop, client, course);
    await apply(client, "FROM-200");
    const { invoice_id: id } = await checkOut(shop, client);
    await pay(shop, id);
    t.match(await accountOf(shop, client), { points: 200, held: 0, total_spent: 0 });
  });

  t.strictSame(
    (await verifyBooks(await shop.scope(), { about: "value" })).filter(({ isKept }) => !isKept),
    [],
  );
});
