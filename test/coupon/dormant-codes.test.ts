import t from "tap";
import { codeOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon, readCart } from "./coupon-hand.ts";

t.test("an attached code that gives nothing at the moment stands in nobody's way", async (t) => {
  const shop = await couponShop(t);
  const guide = await makeProduct(shop, "Guide", 60);
  const map = await makeProduct(shop, "Map", 60);
  await makeCoupon(shop, undefined, { internal_name: "Book week", type: "absolute", value: 6, products: [guide] });
  await makeCoupon(shop, "FIVE", { type: "absolute", value: 5 });
  await makeCoupon(shop, "TEN", { type: "absolute", value: 10 });

  t.test("a better code than the one that gives way to an automatic coupon is taken", async (t) => {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: guide });
    t.match(await applyCode(shop, client, "FIVE"), { applied: [], cart: { total: 54 } });
    const { applied, cart } = await applyCode(shop, client, "TEN");
    t.strictSame([applied, cart.total], [["TEN"], 50]);
    t.match(cart.refused, [{ code: "FIVE", reason: "coupon.not_stackable", details: { with: "TEN" } }]);
    t.strictSame(await readCart(shop, client), cart, "a read shows the same");
    t.equal((await checkOut(shop, client)).total, 50);
  });

  t.test("one that is at work still does", async (t) => {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: map });
    await applyCode(shop, client, "FIVE");
    t.equal(await codeOf(applyCode(shop, client, "TEN")), "coupon.not_stackable");
    t.match(await readCart(shop, client), { total: 55, promocode: "FIVE" });
  });
});
