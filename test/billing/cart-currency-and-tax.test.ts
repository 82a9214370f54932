import t from "tap";
import { testHost } from "#test/harness/test-host.ts";
import { codeOf } from "./refusal-of.ts";
import { addToCart, type CartAnswer, makeClient, makeProduct } from "./shop-hand.ts";

t.test("a cart in another currency", async (t) => {
  const shop = await testHost(t);
  await shop.call("admin", "currency_create", { code: "JPY", conversion_rate: 150.5 });
  await shop.call("admin", "currency_create", { code: "KWD", conversion_rate: "0.307125" });
  const id = await makeProduct(shop, "Worldly", "9.99", { pricing: { type: "once", once: { price: "9.99", setup: 1 } } });
  const client = await makeClient(shop);
  t.match(await addToCart(shop, client, { id, quantity: 3 }), { currency: "USD", total: 30.97 });

  t.test("is converted once per unit, by the currency's own decimals", async (t) => {
    t.equal(await shop.call("guest", "cart_set_currency", { currency: "jpy" }, client), true);
    const yen = await shop.call<CartAnswer>("guest", "cart_get", {}, client);
    t.match(yen, { currency: "JPY", items: [{ unit_price: 1503, setup_price: 151, subtotal: 4660 }], total: 4660 });
    await shop.call("guest", "cart_set_currency", { currency: "KWD" }, client);
    t.match(await shop.call("guest", "cart_get", {}, client), {
      currency: "KWD",
      items: [{ unit_price: 3.068, setup_price: 0.307 }],
      total: 9.511,
    });
    t.match(await shop.call("guest", "cart_get_currency", {}, client), { code: "KWD", decimals: 3 });
  });

  t.test("stays as it was when the shop does not sell in the currency", async (t) => {
    t.equal(await codeOf(shop.call("guest", "cart_set_currency", { currency: "CHF" }, client)), "currency.not_found");
    t.equal(await codeOf(shop.call("guest", "cart_set_currency", { currency: "???" }, client)), "request.invalid");
    t.match(await shop.call("guest", "cart_get", {}, client), { currency: "KWD" });
  });

  t.test("begins with the client's own, where the shop sells in it", async (t) => {
    t.match(await shop.call("guest", "cart_get", {}, await makeClient(shop, { currency: "JPY" })), { id: null, currency: "JPY" });
    t.match(await addToCart(shop, await makeClient(shop, { currency: "JPY" }), { id }), { currency: "JPY" });
    t.match(await addToCart(shop, await makeClient(shop, { currency: "CHF" }), { id }), { currency: "USD" });
  });

  t.test("goes on in the default currency when the shop gives its own up", async (t) => {
    const other = await makeClient(shop);
    await addToCart(shop, other, { id });
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.5 });
    await shop.call("guest", "cart_set_currency", { currency: "EUR" }, other);
    await shop.call("admin", "currency_delete", { code: "EUR" });
    t.match(await shop.call("guest", "cart_get", {}, other), { currency: "USD", total: 10.99 });
  });
});

for (const inclusive of [false, true]) {
  t.test(`taxes in a shop whose prices are ${inclusive ? "gross" : "net"}`, async (t) => {
    const shop = await testHost(t, { environment: { TAX_INCLUSIVE: inclusive ? "1" : "0" } });
    const vat = { general: 10, DE: 19, "CA QC": 14.975, CA: 5 } as const;
    for (const [place, taxrate] of Object.entries(vat)) {
      const [country, state] = place === "general" ? [] : place.split(" ");
      await shop.call("admin", "invoice_tax_create", { name: place, taxrate, country, state });
    }
    const id = await makeProduct(shop, "Taxed", inclusive ? 119 : 100);
    const untaxed = await makeProduct(shop, "Untaxed", 7, { taxed: false });
    const card = await makeProduct(shop, "Card", 25, { type: "gift_card" });

    const figures = async (profile: Parameters<typeof makeClient>[1]) => {
      const { tax, total } = await addToCart(shop, await makeClient(shop, profile), { id });
      return [tax, total];
    };
    const expected: readonly (readonly [Parameters<typeof makeClient>[1], number, number])[] = inclusive
      ? [
          [{ country: "DE" }, 19, 119],
          [{ country: "de" }, 19, 119],
          [{ country: "FR" }, 10.82, 119],
          [{ country: "CA", state: "qc" }, 15.5, 119],
          [{ country: "CA", state: "ON" }, 5.67, 119],
          [{}, 10.82, 119],
          [{ country: "DE", tax_exempt: true }, 0, 119],
        ]
      : [
          [{ country: "DE" }, 19, 119],
          [{ country: "de" }, 19, 119],
          [{ country: "FR" }, 10, 110],
          [{ country: "CA", state: "qc" }, 14.98, 114.98],
          [{ country: "CA", state: "ON" }, 5, 105],
          [{}, 10, 110],
          [{ country: "DE", tax_exempt: true }, 0, 100],
        ];
    for (const [profile, tax, total] of expected) t.strictSame(await figures(profile), [tax, total], JSON.stringify(profile));

    const client = await makeClient(shop, { country: "DE" });
    await addToCart(shop, client, { id: untaxed });
    const cart = await addToCart(shop, client, { id: card });
    t.match(cart, { tax: 0, total: 32 }, "what is not taxed and gift cards carry no tax");
  });
}
