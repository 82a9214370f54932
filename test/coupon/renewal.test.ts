import t from "tap";
import { addToCart, makeClient } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon, stateOf } from "./coupon-hand.ts";

t.test("recurring coupons", async (t) => {
  const shop = await couponShop(t);
  const plan = (title: string, price: number) =>
    shop.call<number>("admin", "product_create", {
      title,
      type: "custom",
      pricing: { type: "recurrent", recurrent: { "1M": { price, setup: 5, enabled: 1 } } },
    });
  const hosting = await plan("Hosting", 100);
  const backup = await plan("Backup", 50);
  const subscribe = async (code: string, ...products: number[]) => {
    const client = await makeClient(shop);
    for (const id of products) await addToCart(shop, client, { id, period: "1M" });
    await applyCode(shop, client, code);
    const placed = await checkOut(shop, client);
    if (placed.status !== "paid") await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    return placed;
  };
  const renew = async (id: number, { pay = true } = {}) => {
    const invoice = await shop.call<number>("admin", "order_renew", { id });
    const { total } = await shop.call<{ total: number }>("admin", "invoice_get", { id: invoice });
    if (pay && total > 0) await shop.call("admin", "invoice_mark_as_paid", { id: invoice });
    return { invoice, total };
  };

  t.test("a coupon that does not recur gives its discount once", async (t) => {
    await makeCoupon(shop, "FIRST-ONLY");
    const { order_id } = await subscribe("FIRST-ONLY", hosting);
    t.equal((await renew(order_id)).total, 100);
  });

  t.test("for so many periods, counted from what was invoiced; voiding a renewal gives its period back", async (t) => {
    const id = await makeCoupon(shop, "THREE", { recurring: { cycles: 3 }, maxuses: 1 });
    const { order_id } = await subscribe("THREE", hosting);
    const void_ = await renew(order_id, { pay: false });
    t.equal(void_.total, 90);
    await shop.call("admin", "invoice_cancel", { id: void_.invoice });
    t.strictSame([(await renew(order_id)).total, (await renew(order_id)).total, (await renew(order_id)).total], [90, 90, 100]);
    const { rows, ...state } = await stateOf(shop, id);
    t.match(state, { used: 1, statuses: ["committed", "released", "committed", "committed"], agrees: true }, "periods take no uses");
    t.strictSame(
      rows.map(({ phase }) => phase),
      ["checkout", "renewal", "renewal", "renewal"],
    );
  });

  t.test("forever, with the terms of the first invoice, whatever became of the coupon", async (t) => {
    const id = await makeCoupon(shop, "FOREVER", { recurring: 1, end_at: "2126-01-01" });
    const { order_id } = await subscribe("FOREVER", hosting);
    await shop.call("admin", "coupon_update", { id, value: 50 });
    await shop.call("admin", "coupon_deactivate", { id });
    for (let period = 0; period < 4; period += 1) t.equal((await renew(order_id)).total, 90);
  });

  t.test("an amount given once over several orders renews with each order's own part", async (t) => {
    await makeCoupon(shop, "AMOUNT", { type: "absolute", value: 30, recurring: 1 });
    const { orders } = await subscribe("AMOUNT", hosting, backup);
    const [first = 0, second = 0] = orders;
    t.strictSame([(await renew(first)).total, (await renew(second)).total], [80, 40]);
  });

  t.test("an order the coupon did not work on renews at its full price", async (t) => {
    await makeCoupon(shop, "HOSTING-ONLY", { products: [hosting], recurring: 1 });
    const { orders } = await subscribe("HOSTING-ONLY", hosting, backup);
    const [first = 0, second = 0] = orders;
    t.strictSame([(await renew(first)).total, (await renew(second)).total], [90, 50]);
  });

  t.test("a coupon that applies by itself to renewals only leaves new orders alone", async (t) => {
    const id = await makeCoupon(shop, undefined, {
      internal_name: "Loyal",
      value: 5,
      products: [backup],
      conditions: { rule: "renewal_only" },
    });
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: backup, period: "1M" });
    const placed = await checkOut(shop, client);
    t.equal(placed.total, 55);
    await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
    t.equal((await renew(placed.order_id)).total, 47.5);
    t.match(await stateOf(shop, id), { used: 0, statuses: ["committed"], agrees: true, rows: [{ phase: "renewal" }] });
  });
});
