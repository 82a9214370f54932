import t from "tap";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon } from "./coupon-hand.ts";

t.test("simulating a coupon", async (t) => {
  const shop = await couponShop(t);
  const guide = await makeProduct(shop, "Guide", 100);
  const map = await makeProduct(shop, "Map", 60);
  const card = await makeProduct(shop, "Card", 25, { type: "gift_card" });
  await makeCoupon(shop, "TEN", { stackable: 1 });
  await makeCoupon(shop, "ALONE", { value: 5 });
  const sell = async (products: readonly number[], code?: string, client?: Awaited<ReturnType<typeof makeClient>>) => {
    const buyer = client ?? (await makeClient(shop));
    for (const id of products) await addToCart(shop, buyer, { id });
    if (code !== undefined) await applyCode(shop, buyer, code);
    const placed = await checkOut(shop, buyer);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    return buyer;
  };
  const loyal = await sell([guide]);
  await sell([map, card], undefined, loyal);
  await sell([guide], "TEN");
  await sell([guide], "ALONE");
  await checkOut(shop, await makeClient(shop).then(async (client) => addToCart(shop, client, { id: guide }).then(() => client)));
  const simulate = (coupon: object) =>
    shop.call<Record<string, unknown>>("admin", "coupon_simulate", {
      coupon: { type: "percentage", value: 20, ...coupon },
      from: "2020-01-01",
      to: "2126-01-01",
    });

  t.test("replays paid orders: beside their coupons where it may stand there, else in their place when cheaper", async (t) => {
    t.match(await simulate({ code: "TEN", stackable: 1 }), {
      orders: 4,
      eligible: 4,
      discount_total: 70,
      revenue_before: 345,
      revenue_after: 280,
      currency: "USD",
      truncated: false,
    });
    t.match(await simulate({ code: "SIM", value: 3 }), { eligible: 2, discount_total: 4.8, revenue_before: 345, revenue_after: 340.2 });
  });

  t.test("keeps to its conditions and limits, as they were when each order was made", async (t) => {
    t.match(await simulate({ code: "SIM", products: [map] }), {
      eligible: 1,
      discount_total: 12,
      sample: [{ subtotal: 85, discount: 12, total_before: 85, total_after: 73 }],
    });
    t.match(await simulate({ code: "SIM", applicable_to: "first_time_users" }), { orders: 4, eligible: 3 });
    t.match(await simulate({ code: "SIM", stackable: 1, maxuses: 1 }), { eligible: 1, discount_total: 20 });
    t.match(await simulate({ code: "SIM", stackable: 1, once_per_client: 1 }), { eligible: 3 });
    t.match(await simulate({ code: "SIM", stackable: 1, budget: 35 }), { eligible: 2 });
  });

  t.test("keeps nothing", async (t) => {
    t.match(await shop.call("admin", "coupon_get_list", {}), { total: 2 });
  });
});
