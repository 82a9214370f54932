import t from "tap";
import { statementCount } from "#core/database/named-client.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { codeOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import { applyCode, checkOut, couponShop, makeCoupon, readCart } from "./coupon-hand.ts";

type Invoice = { lines: { subtotal: number; discount: number; tax: number; total: number }[]; total: number; coupons: unknown };

t.test("the golden order, as far as coupons reach", async (t) => {
  const shop = await couponShop(t);
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const a = await makeProduct(shop, "Hosting", 119.88);
  const b = await makeProduct(shop, "Domain", "14.90");
  const c = await makeProduct(shop, "Card", 25, { type: "gift_card" });
  await makeCoupon(shop, "QUARTER", { value: 25, products: [a], stackable: 1 });
  await makeCoupon(shop, "TEN-OFF", { type: "absolute", value: 10, stackable: 1 });
  const client = await makeClient(shop, { country: "DE" });
  await addToCart(shop, client, { id: a });
  await addToCart(shop, client, { id: b, quantity: 2 });
  await addToCart(shop, client, { id: c });
  const { cart } = await applyCode(shop, client, ["TEN-OFF", "QUARTER"]);
  const [lineA, lineB] = cart.items.map(({ id }) => id);
  const lines = Object.fromEntries(cart.coupons.map((coupon) => [coupon.code, coupon.lines]));
  t.strictSame(lines, {
    "TEN-OFF": [
      { item_id: lineA, discount: 7.51 },
      { item_id: lineB, discount: 2.49 },
    ],
    QUARTER: [{ item_id: lineA, discount: 29.97 }],
  });
  const placed = await checkOut(shop, client);
  const invoice = await shop.call<Invoice>("admin", "invoice_get", { id: placed.invoice_id });
  t.match(invoice.lines, [
    { subtotal: 119.88, discount: 37.48, tax: 15.66, total: 98.06 },
    { subtotal: 29.8, discount: 2.49, tax: 5.19, total: 32.5 },
    { subtotal: 25, discount: 0, tax: 0, total: 25 },
  ]);
  t.equal(invoice.total, 155.56);
});

t.test("in a shop with prices that contain the tax, so do the amounts of coupons", async (t) => {
  const shop = await couponShop(t, { environment: { TAX_INCLUSIVE: "1" } });
  await shop.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 19 });
  const client = await makeClient(shop);
  await addToCart(shop, client, { id: await makeProduct(shop, "Guide", 119) });
  await makeCoupon(shop, "GROSS", { type: "absolute", value: 10 });
  t.match((await applyCode(shop, client, "GROSS")).cart, { total: 109, tax: 17.4, discount: 10 });
});

t.test("amounts in other currencies are given, never converted", async (t) => {
  const shop = await couponShop(t);
  await shop.call("admin", "currency_create", { code: "JPY", conversion_rate: 150 });
  await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.9 });
  const guide = await makeProduct(shop, "Guide", 100);
  await makeCoupon(shop, "FIXED", { type: "absolute", value: 10, amounts: { JPY: { value: 1200 } } });
  await makeCoupon(shop, "PERCENT");
  const cartIn = async (currency: string) => {
    const client = await makeClient(shop);
    await shop.call("guest", "cart_set_currency", { currency }, client);
    await addToCart(shop, client, { id: guide });
    return client;
  };
  t.match(await applyCode(shop, await cartIn("JPY"), "FIXED"), { discount: 1200, cart: { total: 13_800 } });
  t.equal(await codeOf(applyCode(shop, await cartIn("EUR"), "FIXED")), "coupon.currency_not_supported");
  t.match(await applyCode(shop, await cartIn("EUR"), "PERCENT"), { discount: 9 });
});

t.test("how many statements it takes", async (t) => {
  const found = await loadCatalogue();
  const onlyCoupons = {
    ...found,
    modules: found.modules.filter(({ id }) => id === "coupon"),
    owners: found.owners.filter(({ id }) => id === "core" || id === "coupon"),
  };
  const [alone, together] = [await costs(await couponShop(t, { catalogue: onlyCoupons })), await costs(await couponShop(t))];
  t.comment(`alone ${JSON.stringify(alone)}, with all modules ${JSON.stringify(together)}`);
  t.ok(alone.apply <= 8, `applying a code took ${alone.apply}: begin, commit, the log of tries and the opening of the host are among them`);
  t.ok(alone.read <= 3, `reading the cart took ${alone.read}`);
  t.ok(together.apply <= 10, `with all modules applying a code took ${together.apply}`);
});

/** The statements of each step, once everything is warm. */
async function costs(shop: TestHost) {
  const guide = await makeProduct(shop, "Guide", 100);
  for (const code of ["WARM", "COUNTED"]) await makeCoupon(shop, code, { maxuses: 1_000, once_per_client: 1 });
  const buyer = async () => {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: guide });
    return client;
  };
  const counted = async (work: () => Promise<unknown>) => {
    const before = statementCount();
    await work();
    return statementCount() - before;
  };
  await applyCode(shop, await buyer(), "WARM");
  const client = await buyer();
  return {
    apply: await counted(() => applyCode(shop, client, "COUNTED")),
    read: await counted(() => readCart(shop, client)),
    checkout: await counted(() => checkOut(shop, client)),
  };
}
