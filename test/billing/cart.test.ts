import t from "tap";
import { statementCount } from "#core/database/named-client.ts";
import { testHost } from "#test/harness/test-host.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { addToCart, type CartAnswer, type CartItemAnswer, makeClient, makeGuest, makeProduct } from "./shop-hand.ts";

t.test("a cart", async (t) => {
  const shop = await testHost(t);
  const read = (as: Parameters<typeof shop.call>[3]) => shop.call<CartAnswer>("guest", "cart_get", {}, as);

  t.test("is empty, without an id, until something is put into it; reading makes none", async (t) => {
    const client = await makeClient(shop);
    t.strictSame(await read(client), {
      ...{ id: null, currency: "USD", client_id: client.clientId, items: [], coupons: [], refused: [], promocode: null },
      ...{ subtotal: 0, discount: 0, points: null, tax: 0, total: 0, version: 0 },
    });
    t.match(await shop.call("admin", "cart_get_list", { client_id: client.clientId }), { total: 0 });
  });

  t.test("charges unit price times quantity, and setup once per line", async (t) => {
    const client = await makeClient(shop);
    const id = await makeProduct(shop, "Setup", 10, { pricing: { type: "once", once: { price: 14.9, setup: 5 } } });
    const cart = await addToCart(shop, client, { id, quantity: 3 });
    t.match(cart, { subtotal: 49.7, discount: 0, tax: 0, total: 49.7, client_id: client.clientId });
    t.match(cart.items, [
      { product_id: id, title: "Setup", quantity: 3, unit_price: 14.9, setup_price: 5, subtotal: 49.7, total: 49.7, period: null },
    ]);
    t.strictSame(await read(client), cart, "reading gives what adding gave");
  });

  t.test("keeps each addition as a line of its own and counts its versions", async (t) => {
    const client = await makeClient(shop);
    const id = await makeProduct(shop, "Again", 10);
    const first = await addToCart(shop, client, { id });
    const second = await addToCart(shop, client, { id, quantity: "2" });
    t.strictSame(
      second.items.map(({ quantity }) => quantity),
      [1, 2],
    );
    t.equal(second.id, first.id);
    t.ok(second.version > first.version);
    const [line] = second.items;
    const changed = await shop.call<CartAnswer>("guest", "cart_update_item", { id: line?.id, quantity: 10_000 }, client);
    t.match(changed, { subtotal: 100_020, version: second.version + 1 });
    const without = await shop.call<CartAnswer>("guest", "cart_update_item", { id: line?.id, quantity: 0 }, client);
    t.strictSame(
      without.items.map(({ quantity }) => quantity),
      [2],
    );
    t.match(
      await addToCart(shop, client, { id, multiple: false }),
      { items: [{ quantity: 1 }], subtotal: 10 },
      "`multiple` off empties first",
    );
    t.equal(await shop.call("guest", "cart_reset", {}, client), true);
    t.match(await read(client), { id: first.id, items: [], total: 0 });
  });

  t.test("refuses what makes no sense and stays as it was", async (t) => {
    const client = await makeClient(shop);
    const id = await makeProduct(shop, "Sound", 10);
    const addon = await makeProduct(shop, "Only added", 10, { is_addon: true });
    const disabled = await makeProduct(shop, "Off", 10, { status: "disabled" });
    const before = await addToCart(shop, client, { id });
    const faults: readonly (readonly [string, Record<string, unknown>])[] = [
      ["request.invalid", { id, price: 0.01 }],
      ["request.invalid", { id, unit_price: 0.01 }],
      ["request.invalid", { id, config: { price: 0.01 } }],
      ["request.invalid", { id, quantity: 0 }],
      ["request.invalid", { id, quantity: -1 }],
      ["request.invalid", { id, quantity: 1.5 }],
      ["request.invalid", { id, quantity: 10_001 }],
      ["request.invalid", { id, quantity: "1e3" }],
      ["request.invalid", { id, period: "5M" }],
      ["request.invalid", { id, addons: { [addon]: { selected: true, price: 0 } } }],
      ["request.invalid", { id, addons: { x: { selected: true } } }],
      ["request.invalid", { id, config: { starts_at: "soon" } }],
      ["request.invalid", { id, config: { recipient_email: "ada@example.com" } }],
      ["request.invalid", {}],
      ["product.not_found", { id: 999_999 }],
      ["product.unavailable", { id: disabled }],
      ["cart.addon_alone", { id: addon }],
      ["cart.addon_invalid", { id, addons: { [addon]: { selected: true } } }],
      ["cart.addon_invalid", { id, addons: { 999999: { selected: true } } }],
      ["cart.consultant_invalid", { id, config: { consultant_id: 999_999 } }],
    ];
    for (const [code, input] of faults) t.equal(await codeOf(addToCart(shop, client, input)), code, JSON.stringify(input));
    t.strictSame(await read(client), before);
  });

  t.test("belongs to one client: others' items are not found and nothing of theirs is changed", async (t) => {
    const owner = await makeClient(shop);
    const stranger = await makeClient(shop);
    const id = await makeProduct(shop, "Owned", 10);
    const cart = await addToCart(shop, owner, { id });
    const item = cart.items[0]?.id;
    for (const as of [stranger, makeGuest().caller()]) {
      t.equal(await codeOf(shop.call("guest", "cart_update_item", { id: item, quantity: 2 }, as)), "cart.item_not_found");
      t.equal(await codeOf(shop.call("guest", "cart_remove_item", { id: item }, as)), "cart.item_not_found");
    }
    await addToCart(shop, stranger, { id });
    t.equal(await codeOf(shop.call("guest", "cart_remove_item", { id: item }, stranger)), "cart.item_not_found");
    t.strictSame(await read(owner), cart);
  });

  t.test("has add-ons as lines with a parent, which go with it", async (t) => {
    const client = await makeClient(shop);
    const backup = await shop.call<number>("admin", "product_create", {
      ...{ title: "Backup", type: "custom", is_addon: true },
      pricing: { type: "recurrent", recurrent: { "1M": { price: 2, setup: 1 } } },
    });
    const support = await makeProduct(shop, "Support", 30, { is_addon: true });
    const id = await makeProduct(shop, "Server", 100, { addons: [backup, support] });
    const addons = { [backup]: { selected: 1, period: "1M", quantity: 2 }, [support]: { quantity: 9 } };
    const cart = await addToCart(shop, client, { id, addons });
    const [server, added] = cart.items;
    t.equal(cart.items.length, 2, "what is not selected is not added");
    t.match(added, { product_id: backup, parent_id: server?.id, quantity: 2, period: "1M", subtotal: 5 });
    t.equal(cart.subtotal, 105);
    t.equal(await codeOf(addToCart(shop, client, { id, addons: { [backup]: { selected: true } } })), "product.period_required");
    const second = await addToCart(shop, client, { id, addons });
    t.match(
      await shop.call("guest", "cart_remove_item", { id: second.items[3]?.id }, client),
      { items: { length: 3 } },
      "an add-on goes alone",
    );
    const left = await shop.call<CartAnswer>("guest", "cart_remove_item", { id: server?.id }, client);
    t.strictSame(
      left.items.map((item) => item.id),
      [second.items[2]?.id],
      "a product takes its add-ons along, and no others",
    );
  });

  t.test("holds a session's consultant and time, and a gift's recipient", async (t) => {
    const client = await makeClient(shop);
    const consultant = await shop.call<number>("admin", "consultant_create", { name: "Grace" });
    const gone = await shop.call<number>("admin", "consultant_create", { name: "Gone" });
    await shop.call("admin", "consultant_update", { id: gone, active: false });
    const session = await makeProduct(shop, "Session", 50, { type: "service", service_type: "book_a_meeting" });
    const card = await makeProduct(shop, "Card", 25, { type: "gift_card" });
    const config = { consultant_id: consultant, starts_at: "2031-05-01 09:30:00" };
    await addToCart(shop, client, { id: session, config });
    const cart = await addToCart(shop, client, {
      id: card,
      config: { recipient_email: "Bob@Example.com", message: "For you", deliver_at: "" },
    });
    t.strictSame(
      cart.items.map((item) => item.config),
      [
        { consultant_id: consultant, starts_at: "2031-05-01T09:30:00.000Z" },
        { recipient_email: "bob@example.com", message: "For you" },
      ],
    );
    t.equal(await codeOf(addToCart(shop, client, { id: session, config: { consultant_id: gone } })), "cart.consultant_invalid");
    t.equal(await codeOf(addToCart(shop, client, { id: card, config })), "request.invalid");
  });

  t.test("does not promise more than there is", async (t) => {
    const client = await makeClient(shop);
    const id = await makeProduct(shop, "Rare", 10, { stock_control: true, quantity_in_stock: 3 });
    const cart = await addToCart(shop, client, { id, quantity: 2 });
    const refusal = await refusalOf(addToCart(shop, client, { id, quantity: 2 }));
    t.match(refusal, { code: "product.out_of_stock", details: { left: 3, title: "Rare" } });
    t.match(
      await addToCart(shop, client, { id, quantity: 3, multiple: false }),
      { items: [{ quantity: 3 }] },
      "an emptied cart does not count",
    );
    const [line] = (await read(client)).items;
    t.equal(await codeOf(shop.call("guest", "cart_update_item", { id: line?.id, quantity: 4 }, client)), "product.out_of_stock");
    t.not(line?.id, cart.items[0]?.id);
  });

  t.test("shows what can no longer be bought, at no price, and is priced anew at every read", async (t) => {
    const client = await makeClient(shop);
    const addon = await makeProduct(shop, "Goes along", 5, { is_addon: true });
    const fading = await makeProduct(shop, "Fading", 10, { addons: [addon] });
    const staying = await makeProduct(shop, "Staying", 20);
    await addToCart(shop, client, { id: fading, addons: { [addon]: { selected: true } } });
    await addToCart(shop, client, { id: staying });
    await shop.call("admin", "product_update", { id: staying, pricing: { type: "once", once: { price: 21 } } });
    await shop.call("admin", "product_update", { id: fading, status: "disabled" });
    const cart = await read(client);
    t.match(cart, { subtotal: 21, total: 21 });
    const states = (items: readonly CartItemAnswer[]) => items.map((item) => [item.available, item.unavailable_reason, item.total]);
    t.strictSame(states(cart.items), [
      [false, "product.unavailable", 0],
      [false, "product.unavailable", 0],
      [true, null, 21],
    ]);
    t.match(await shop.call("guest", "cart_remove_item", { id: cart.items[0]?.id }, client), { items: { length: 1 }, total: 21 });
    await shop.call("admin", "product_delete", { id: staying });
    t.strictSame(states((await read(client)).items), [[false, "product.unavailable", 0]]);
  });

  t.test("never grows beyond what can be paid or kept", async (t) => {
    const client = await makeClient(shop);
    const dear = await makeProduct(shop, "Dear", "9999999999999.99");
    await addToCart(shop, client, { id: dear });
    t.equal(await codeOf(addToCart(shop, client, { id: dear, quantity: 10_000 })), "cart.amount_too_large");
    t.match(await read(client), { total: 9_999_999_999_999.99, items: { length: 1 } });
  });

  t.test("remembers what brought the buyer here", async (t) => {
    const client = await makeClient(shop);
    const id = await makeProduct(shop, "Campaign", 10);
    const cart = await addToCart(shop, client, { id, utm_source: "news", utm_medium: "mail", utm_campaign: "spring" });
    await addToCart(shop, client, { id, utm_campaign: "summer" });
    t.match(await shop.call("admin", "cart_get_list", { client_id: client.clientId }), {
      list: [{ id: cart.id, utm_source: "news", utm_medium: "mail", utm_campaign: "summer", item_count: 2, status: "open" }],
    });
    t.match(await shop.call("admin", "cart_get", { id: cart.id }), { id: cart.id, total: 20 });
    t.equal(await codeOf(shop.call("admin", "cart_get", { id: 999_999 })), "cart.not_found");
  });

  t.test("is read and priced in at most three statements, however many lines it has", async (t) => {
    const client = await makeClient(shop, { country: "DE" });
    for (let line = 0; line < 5; line += 1) await addToCart(shop, client, { id: await makeProduct(shop, `Counted ${line}`, 10) });
    const opening = statementCount();
    await shop.host.scopeOf({ actor: client, door: "api" });
    const before = statementCount();
    await read(client);
    const spent = statementCount() - before - (before - opening);
    t.ok(spent <= 3, `${spent} statements`);
  });
});
