import { sql } from "kysely";
import t from "tap";
import { expireCarts } from "#core/billing/carts/expire-carts.ts";
import { lockOpenCart } from "#core/billing/carts/lock-open-cart.ts";
import { lockOwnCart } from "#core/billing/carts/own-cart.ts";
import { raiseCartVersion } from "#core/billing/carts/raise-cart-version.ts";
import { billingTables } from "#core/billing/tables.ts";
import { testHost } from "#test/harness/test-host.ts";
import { waitForLock } from "#test/harness/wait-for-lock.ts";
import { codeOf } from "./refusal-of.ts";
import { addToCart, type CartAnswer, makeClient, makeGuest, makeProduct } from "./shop-hand.ts";

t.test("a guest's cart", async (t) => {
  const shop = await testHost(t);
  const id = await makeProduct(shop, "Travelling", 10);
  const account = { email: "ada@example.com", first_name: "Ada", password: "correct horse", password_confirm: "correct horse" };
  const clientId = await shop.call<number>("admin", "client_create", {
    email: account.email,
    first_name: "Ada",
    password: account.password,
  });
  const client = { kind: "client", clientId } as const;
  const read = (as: Parameters<typeof shop.call>[3]) => shop.call<CartAnswer>("guest", "cart_get", {}, as);
  const signIn = (guest: ReturnType<typeof makeGuest>) =>
    shop.call("guest", "client_login", { email: account.email, password: account.password }, guest.caller());

  t.test("is kept by a token in the session, of which only the hash is stored", async (t) => {
    const guest = makeGuest();
    t.match(await read(guest.caller()), { id: null });
    t.equal(guest.token(), undefined, "reading keeps nothing");
    const cart = await addToCart(shop, guest.caller(), { id });
    t.match(cart, { client_id: null, total: 10 });
    t.match(await addToCart(shop, guest.caller(), { id }), { id: cart.id, total: 20 });
    t.match(await read(makeGuest().caller()), { id: null }, "another session has another cart");
    const scope = await shop.scope();
    const row = await billingTables(scope).selectFrom("cart").selectAll().where("id", "=", Number(cart.id)).executeTakeFirstOrThrow();
    t.match(row.guest_token_hash, /^[0-9a-f]{64}$/);
    t.not(row.guest_token_hash, guest.token());
  });

  t.test("becomes the client's at sign-in when the client has none, with its currency and origin", async (t) => {
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.5 });
    const guest = makeGuest();
    await shop.call("guest", "cart_set_currency", { currency: "EUR" }, guest.caller());
    const before = await addToCart(shop, guest.caller(), { id, utm_source: "news" });
    await signIn(guest);
    const after = await read(client);
    t.match(after, { client_id: clientId, currency: "EUR", total: 5 });
    t.strictSame(
      after.items.map((item) => item.id),
      before.items.map((item) => item.id),
    );
    t.match(await read(guest.caller()), { id: null }, "the session's guest cart is closed");
    t.match(await shop.call("admin", "cart_get_list", { client_id: clientId }), { list: [{ utm_source: "news" }] });
  });

  t.test("is appended to the cart the client already has, add-ons included", async (t) => {
    const addon = await makeProduct(shop, "Luggage", 1, { is_addon: true });
    const trip = await makeProduct(shop, "Trip", 30, { addons: [addon] });
    const own = await read(client);
    const guest = makeGuest();
    const theirs = await addToCart(shop, guest.caller(), { id: trip, addons: { [addon]: { selected: true } } });
    await signIn(guest);
    const merged = await read(client);
    t.match(merged, { id: own.id, currency: "EUR", total: 20.5 });
    t.strictSame(
      merged.items.map((item) => item.id),
      [...own.items, ...theirs.items].map((item) => item.id),
    );
    t.equal(merged.items[2]?.parent_id, merged.items[1]?.id);
    t.ok(merged.version > own.version);
    await signIn(guest);
    t.strictSame(await read(client), merged, "signing in again changes nothing");
  });

  t.test("can be opened anew by the same session after signing out", async (t) => {
    const guest = makeGuest();
    const first = await addToCart(shop, guest.caller(), { id });
    const token = guest.token();
    await signIn(guest);
    const second = await addToCart(shop, guest.caller(), { id });
    t.not(second.id, first.id);
    t.equal(guest.token(), token);
    t.equal(second.items.length, 1);
  });

  t.test("follows through sign-up", async (t) => {
    const guest = makeGuest();
    const cart = await addToCart(shop, guest.caller(), { id });
    const newcomer = await shop.call<number>("guest", "client_create", { ...account, email: "new@example.com" }, guest.caller());
    t.match(await read({ kind: "client", clientId: newcomer }), { client_id: newcomer, items: [{ id: cart.items[0]?.id }] });
  });

  t.test("is cleared away after 30 days without a visit, a client's never", async (t) => {
    const guest = makeGuest();
    const cart = await addToCart(shop, guest.caller(), { id });
    const scope = await shop.scope();
    await billingTables(scope)
      .updateTable("cart")
      .set({ updated_at: new Date(scope.now.getTime() - 31 * 86_400_000) })
      .where((row) => row.or([row("id", "=", Number(cart.id)), row("client_id", "=", clientId)]))
      .execute();
    t.equal(await expireCarts(scope), 1);
    t.match(await read(guest.caller()), { id: null });
    t.match(await read(client), { client_id: clientId });
    t.not((await read(client)).id, null);
  });

  t.test("currencies of clients have to be sold in", async (t) => {
    t.equal(await codeOf(shop.call("admin", "client_update", { id: clientId, currency: "CHF" })), "request.invalid");
    await shop.call("admin", "client_update", { id: clientId, currency: "EUR" });
    t.equal(await codeOf(shop.call("admin", "currency_delete", { code: "EUR" })), "currency.in_use");
  });

  t.test("of an erased client nothing is left", async (t) => {
    const gift = await makeProduct(shop, "Gift", 5, { type: "gift_card" });
    await addToCart(shop, client, { id: gift, config: { recipient_name: "Bob" } });
    await shop.call("admin", "client_delete", { id: clientId });
    const scope = await shop.scope();
    const { rows } = await sql<{ lines: number }>`
      select count(*)::int as lines from cart_product join cart on cart.id = cart_product.cart_id where cart.client_id = ${clientId}`.execute(
      scope.db,
    );
    t.strictSame(rows, [{ lines: 0 }]);
  });
});

t.test("requests at the same time", async (t) => {
  const shop = await testHost(t);
  const id = await makeProduct(shop, "Contested", 10);

  t.test("make one cart for a client, and none of what they add is lost", async (t) => {
    for (let round = 0; round < 5; round += 1) {
      const client = await makeClient(shop);
      const carts = await Promise.all(Array.from({ length: 8 }, () => addToCart(shop, client, { id })));
      t.equal(new Set(carts.map((cart) => cart.id)).size, 1);
      t.match(await shop.call("guest", "cart_get", {}, client), { items: { length: 8 }, total: 80, version: 9 });
    }
  });

  t.test("of one session make one cart too", async (t) => {
    const guest = makeGuest();
    const first = await addToCart(shop, guest.caller(), { id });
    await shop.call("guest", "cart_remove_item", { id: first.items[0]?.id }, guest.caller());
    await Promise.all(Array.from({ length: 6 }, () => addToCart(shop, guest.caller(), { id })));
    t.match(await shop.call("guest", "cart_get", {}, guest.caller()), { id: first.id, total: 60 });
  });

  t.test("wait for each other: who has waited sees what the other has changed", async (t) => {
    const client = await makeClient(shop);
    const cart = await addToCart(shop, client, { id });
    const [first, second] = await Promise.all([shop.scope(client), shop.scope(client)]);
    let waiting: Promise<number | undefined> | undefined;
    await first.transaction(async (inside) => {
      const locked = await lockOpenCart(inside, Number(cart.id));
      waiting = second.transaction(async (other) => (await lockOwnCart(other))?.lines.length);
      await waitForLock(inside);
      await billingTables(inside)
        .insertInto("cart_product")
        .values({ cart_id: locked.cart.id, product_id: id, quantity: 1, created_at: inside.now })
        .execute();
      await raiseCartVersion(inside, locked.cart.id);
    });
    t.equal(await waiting, 2);
  });

  t.test("find an ordered cart closed", async (t) => {
    const client = await makeClient(shop);
    const cart = await addToCart(shop, client, { id });
    const scope = await shop.scope(client);
    await billingTables(scope)
      .updateTable("cart")
      .set({ status: "ordered", ordered_at: scope.now })
      .where("id", "=", Number(cart.id))
      .execute();
    t.equal(await codeOf(scope.transaction((inside) => lockOpenCart(inside, Number(cart.id)))), "cart.not_open");
    t.match(await shop.call("guest", "cart_get", {}, client), { id: null });
    const next = await addToCart(shop, client, { id });
    t.not(next.id, cart.id, "the next one is opened beside it");
  });
});
