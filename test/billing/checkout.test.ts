import t from "tap";
import { onAfterClientOrderCreate, onBeforeClientCheckout } from "#core/billing/hooks.ts";
import { billingTables } from "#core/billing/tables.ts";
import { listen } from "#core/events/hook.ts";
import { defineModule } from "#core/events/module.ts";
import { defineErrors } from "#core/kernel/app-error.ts";
import { testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer, OrderAnswer } from "./invoice-answer.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { addToCart, type CartAnswer, makeClient, makeProduct } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

const notToday = defineErrors({ "test.not_today": { status: 422, message: "Not today." } });

t.test("a checkout", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue });
  const product = await makeProduct(shop, "Guide", 10);
  const buy = (as: Parameters<typeof shop.call>[3], input: object = {}) => shop.call<CheckoutAnswer>("client", "cart_checkout", input, as);
  const invoiceOf = (id: number) => shop.call<InvoiceAnswer>("admin", "invoice_get", { id });

  t.test("of an empty cart, or of none, is refused", async (t) => {
    const client = await makeClient(shop);
    t.equal(await codeOf(buy(client)), "cart.empty");
    const { items } = await addToCart(shop, client, { id: product });
    await shop.call("guest", "cart_remove_item", { id: items[0]?.id }, client);
    t.equal(await codeOf(buy(client)), "cart.empty");
  });

  t.test("closes the cart: what it showed is what the invoice says, and the next cart is a new one", async (t) => {
    const client = await makeClient(shop);
    const cart = await addToCart(shop, client, { id: product, quantity: 3, utm_source: "news" });
    const placed = await buy(client, { gateway_id: 1 });
    t.match(placed, { total: cart.total, balance_due: 30, status: "unpaid", currency: "USD" });
    t.match(await shop.call("guest", "cart_get", {}, client), { id: null, items: [] });
    t.equal(await codeOf(buy(client)), "cart.empty");
    t.not((await addToCart(shop, client, { id: product })).id, cart.id);
    const order = await shop.call<OrderAnswer & Record<string, unknown>>("client", "order_get", { id: placed.order_id }, client);
    t.match(order, { status: "pending_setup", group_master: true, quantity: 3, price: 10, total: 30, utm_source: "news" });
  });

  t.test("keeps the account in the currency of its first order, and refuses another one", async (t) => {
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.5 });
    const client = await makeClient(shop);
    await shop.call("guest", "cart_set_currency", { currency: "EUR" }, client);
    await addToCart(shop, client, { id: product });
    t.match(await buy(client), { total: 5, currency: "EUR" });
    t.match(await shop.call("admin", "client_get", { id: client.clientId }), { currency: "EUR" });
    await addToCart(shop, client, { id: product });
    await shop.call("guest", "cart_set_currency", { currency: "USD" }, client);
    t.equal(await codeOf(buy(client)), "cart.currency_mismatch");
    t.match(await shop.call("guest", "cart_get", {}, client), { items: [{}], currency: "USD" }, "the cart stays");
  });

  t.test("makes one order per line, add-ons below their product", async (t) => {
    const addon = await makeProduct(shop, "Map", 2, { is_addon: true });
    const trip = await makeProduct(shop, "Trip", 30, { addons: [addon] });
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: trip, addons: { [addon]: { selected: true, quantity: 2 } } });
    const placed = await buy(client);
    const [main, extra] = await Promise.all(placed.orders.map((id) => shop.call<OrderAnswer>("admin", "order_get", { id })));
    t.match(main, { id: placed.order_id, parent_id: null, group_master: true });
    t.match(extra, { parent_id: placed.order_id, group_master: false, price: 2 });
    const { lines } = await invoiceOf(placed.invoice_id);
    t.match(lines, [
      { order_id: placed.orders[0], parent_id: null },
      { order_id: placed.orders[1], parent_id: lines[0]?.id, total: 4 },
    ]);
  });

  t.test("with nothing to pay is settled at once, through the same moments", async (t) => {
    const free = await makeProduct(shop, "Leaflet", 0);
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: free });
    value.moves.length = 0;
    const placed = await buy(client);
    t.match(placed, { total: 0, balance_due: 0, status: "paid" });
    t.match(await invoiceOf(placed.invoice_id), { status: "paid", payments: [{ type: "zero_total", amount: 0 }] });
    t.match(await shop.call("admin", "order_get", { id: placed.order_id }), { status: "active" });
    t.strictSame(value.moves.slice(0, 1).concat(value.moves.slice(5, 6)), ["hold wallet", "settle wallet"]);
  });

  t.test("that gift cards cover is settled at once; several are used in the order given", async (t) => {
    value.cards.set("one", 600n).set("two", 1_000n);
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: product });
    const placed = await buy(client, { gift_cards: ["one", { code: "two" }] });
    t.match(placed, { total: 10, balance_due: 0, status: "paid" });
    t.match(await invoiceOf(placed.invoice_id), { payments: [{ amount: 6 }, { amount: 4 }], held: 0, paid: 10 });
    t.equal(value.cards.get("two"), 600n);
  });

  t.test("refuses gift cards and points that nobody takes, naming the field", async (t) => {
    const bare = await testHost(t, { catalogue: { ...value.catalogue, modules: [] } });
    const client = await makeClient(bare);
    await addToCart(bare, client, { id: await makeProduct(bare, "Guide", 10) });
    const without = (input: object) => refusalOf(bare.call("client", "cart_checkout", input, client));
    t.match(await without({ gift_cards: ["X"] }), { code: "request.invalid", details: { gift_cards: /not taken/ } });
    t.match(await without({ points: 5 }), { code: "request.invalid", details: { points: /not taken/ } });
    t.match(await bare.call("client", "cart_checkout", { points: 0 }, client), { total: 10 });
  });

  t.test("takes the stock with a guard: of two at once for the last one, one gets it", async (t) => {
    const last = await makeProduct(shop, "Last one", 10, { stock_control: true, quantity_in_stock: 1 });
    const clients = await Promise.all([makeClient(shop), makeClient(shop)]);
    for (const client of clients) await addToCart(shop, client, { id: last });
    const outcomes = await Promise.allSettled(clients.map((client) => buy(client)));
    t.strictSame(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    t.match(
      outcomes.find(({ status }) => status === "rejected"),
      { reason: { code: "product.out_of_stock", details: { left: 0 } } },
    );
    t.match(await shop.call("admin", "product_get", { id: last }), { quantity_in_stock: 0 });
    const won = outcomes.find((outcome) => outcome.status === "fulfilled");
    await shop.call("admin", "invoice_cancel", { id: won?.value.invoice_id });
    t.match(await shop.call("admin", "product_get", { id: last }), { quantity_in_stock: 1 }, "cancelling returns it");
  });

  t.test("of one cart twice at the same time makes one order", async (t) => {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: product });
    const outcomes = await Promise.allSettled([buy(client), buy(client), buy(client)]);
    t.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    t.match(await shop.call("client", "order_get_list", {}, client), { total: 1 });
  });

  t.test("is refused while a line can no longer be bought", async (t) => {
    const gone = await makeProduct(shop, "Soon gone", 10);
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: gone });
    await shop.call("admin", "product_delete", { id: gone });
    t.equal(await codeOf(buy(client)), "cart.item_unavailable");
  });
});

t.test("a module that refuses a checkout undoes all of it, and one that breaks afterwards nothing", async (t) => {
  const value = await valueModule();
  let refuses = true;
  const contents = defineModule({
    id: "moods",
    listeners: [
      listen(onBeforeClientCheckout, async () => {
        if (refuses) throw notToday.error("test.not_today");
      }),
      listen(onAfterClientOrderCreate, () => Promise.reject(new Error("broken"))),
    ],
  });
  const [module] = value.catalogue.modules;
  if (module === undefined) throw new Error("There is no module.");
  const modules = [module, { id: "moods", manifest: { ...module.manifest, id: "moods" }, contents }];
  const shop = await testHost(t, { catalogue: { ...value.catalogue, modules } });
  const client = await makeClient(shop);
  await addToCart(shop, client, { id: await makeProduct(shop, "Guide", 10) });
  t.equal(await codeOf(shop.call("client", "cart_checkout", {}, client)), "test.not_today");
  const tables = billingTables(await shop.scope());
  t.same(await tables.selectFrom("client_order").selectAll().execute(), []);
  t.match(await shop.call<CartAnswer>("guest", "cart_get", {}, client), { items: [{}] });
  refuses = false;
  t.match(await shop.call("client", "cart_checkout", {}, client), { total: 10 });
  t.match(
    shop.logged.filter(({ level }) => level === "error"),
    [{ fields: { hook: "onAfterClientOrderCreate" } }],
  );
});

t.test("nobody sees or pays somebody else's invoice or order", async (t) => {
  const shop = await testHost(t, { catalogue: (await valueModule()).catalogue });
  const [owner, other] = [await makeClient(shop), await makeClient(shop)];
  await addToCart(shop, owner, { id: await makeProduct(shop, "Guide", 10) });
  const { invoice_id: id, invoice_hash: hash, order_id: orderId } = await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, owner);
  for (const name of [{ id }, { hash }]) {
    t.match(await shop.call("client", "invoice_get", name, owner), { id, hash });
    t.equal(await codeOf(shop.call("client", "invoice_get", name, other)), "invoice.not_found");
    t.equal(await codeOf(shop.call("client", "invoice_pay_with_credit", name, other)), "invoice.not_found");
  }
  t.equal(await codeOf(shop.call("client", "order_get", { id: orderId }, other)), "order.not_found");
  t.match(await shop.call("client", "invoice_get_list", {}, other), { total: 0, list: [] });
  t.match(await shop.call("client", "order_get_list", {}, other), { total: 0, list: [] });
  t.match(await shop.call("client", "invoice_get_list", { status: "unpaid" }, owner), {
    total: 1,
    list: [{ id, lines: [{ title: "Guide" }] }],
  });
  t.equal(await codeOf(shop.call("client", "invoice_get", { id, hash }, owner)), "request.invalid", "one name is enough");
});
