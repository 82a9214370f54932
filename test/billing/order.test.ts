import t from "tap";
import { onAfterAdminOrderActivate, onBeforeAdminOrderActivate } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { defineModule } from "#core/events/module.ts";
import { testHost } from "#test/harness/test-host.ts";
import type { CheckoutAnswer, InvoiceAnswer, OrderAnswer } from "./invoice-answer.ts";
import { codeOf, refusalOf } from "./refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";
import { valueModule } from "./value-module.ts";

const monthly = { pricing: { type: "recurrent", recurrent: { "1M": { price: 10, setup: 5, enabled: true } } } };

t.test("orders", async (t) => {
  const value = await valueModule();
  const shop = await testHost(t, { catalogue: value.catalogue, environment: { TEST_CLOCK: "1" } });
  const setClock = (now: string | null) => shop.call("admin", "system_set_clock", { now });
  const order = (id: number) => shop.call<OrderAnswer>("admin", "order_get", { id });
  const invoice = (id: number) => shop.call<InvoiceAnswer>("admin", "invoice_get", { id });
  const pay = (id: number) => shop.call<InvoiceAnswer>("admin", "invoice_mark_as_paid", { id });
  const act = (name: string, id: number, more: object = {}) => shop.call<OrderAnswer>("admin", `order_${name}`, { id, ...more });
  const hosting = await makeProduct(shop, "Hosting", 0, monthly);
  const session = await makeProduct(shop, "Session", 40, { type: "service", service_type: "book_a_meeting" });
  const checkout = async (...items: readonly object[]) => {
    const client = await makeClient(shop);
    for (const item of items) await addToCart(shop, client, { ...item });
    return { client, placed: await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client) };
  };

  t.test("run for a period from their payment, and for another one from each renewal", async (t) => {
    await setClock("2026-01-31T10:00:00Z");
    const { placed } = await checkout({ id: hosting, period: "1M", quantity: 2 });
    t.equal(await codeOf(act("renew", placed.order_id)), "order.state_invalid", "not before it is active");
    await pay(placed.invoice_id);
    t.match(await order(placed.order_id), { status: "active", expires_at: "2026-02-28T10:00:00.000Z" });

    value.gifts = [{ kind: "percent", code: "LOYAL", productId: hosting, ratePpm: 100_000n }];
    const id = await shop.call<number>("admin", "order_renew", { id: placed.order_id });
    t.match(await invoice(id), { phase: "renewal", status: "unpaid", subtotal: 20, discount: 2, total: 18, coupons: [{ code: "LOYAL" }] });
    t.match((await invoice(id)).lines, [{ order_id: placed.order_id, quantity: 2, setup_price: 0 }]);
    t.equal(await shop.call("admin", "order_renew", { id: placed.order_id }), id, "an unpaid renewal is used again");
    t.match(await order(placed.order_id), { expires_at: "2026-02-28T10:00:00.000Z" }, "nothing moves before it is paid");
    await pay(id);
    t.match(await order(placed.order_id), { status: "active", expires_at: "2026-03-31T10:00:00.000Z" }, "the 31st comes back");
    value.gifts = [];
  });

  t.test("keep their own price when the product's changes", async (t) => {
    const { placed } = await checkout({ id: hosting, period: "1M" });
    await pay(placed.invoice_id);
    const dearer = { pricing: { type: "recurrent", recurrent: { "1M": { price: 99, setup: 0, enabled: true } } } };
    await shop.call("admin", "product_update", { id: hosting, ...dearer });
    t.match(await invoice(await shop.call("admin", "order_renew", { id: placed.order_id })), { total: 10 });
    await shop.call("admin", "product_update", { id: hosting, ...monthly });
  });

  t.test("get their renewal invoice by themselves before they expire, once", async (t) => {
    await setClock("2026-05-01T10:00:00Z");
    const { client, placed } = await checkout({ id: hosting, period: "1M" });
    await pay(placed.invoice_id);
    const renewals = async () => {
      await shop.call("admin", "cron_run");
      return shop.call<{ total: number; list: InvoiceAnswer[] }>("admin", "invoice_get_list", {
        client_id: client.clientId,
        phase: "renewal",
      });
    };
    t.match(await renewals(), { total: 0 });
    await setClock("2026-05-20T10:00:00Z");
    t.match(await renewals(), { total: 1, list: [{ due_at: "2026-06-01T10:00:00.000Z", total: 10 }] });
    const { list } = await renewals();
    t.equal(list.length, 1);
    await shop.call("admin", "invoice_cancel", { id: list[0]?.id });
    t.match(await renewals(), { total: 1 }, "one that was cancelled is not made again by itself");
  });

  t.test("bought once have nothing to renew", async (t) => {
    const { placed } = await checkout({ id: session });
    await pay(placed.invoice_id);
    t.equal(await codeOf(act("renew", placed.order_id)), "order.not_renewable");
  });

  t.test("can be suspended, made active again and are told so in their history", async (t) => {
    const { placed } = await checkout({ id: hosting, period: "1M" });
    t.match(await act("activate", placed.order_id), { status: "active" }, "staff may activate what is not paid");
    t.match(await refusalOf(act("activate", placed.order_id)), { code: "order.state_invalid", details: { status: "active" } });
    t.match(await act("suspend", placed.order_id, { reason: "Not paid" }), { status: "suspended", reason: "Not paid" });
    t.match(await act("unsuspend", placed.order_id), { status: "active", suspended_at: null });
    t.match(await shop.call("admin", "order_status_history_get_list", { id: placed.order_id }), [
      { status: "pending_setup" },
      { status: "active" },
      { status: "suspended", notes: "Not paid" },
      { status: "active" },
    ]);
    t.equal(await codeOf(order(4711)), "order.not_found");
  });

  t.test("of services are bookings that are completed, attended or not", async (t) => {
    const { placed } = await checkout({ id: session, config: { starts_at: "2026-07-01T10:00:00Z" } }, { id: session });
    t.match(await order(placed.order_id), { booking_status: "pending", attended: null, starts_at: "2026-07-01T10:00:00.000Z" });
    t.equal(await codeOf(act("complete", placed.order_id)), "order.state_invalid", "not before it is paid");
    await pay(placed.invoice_id);
    const [one = 0, other = 0] = placed.orders;
    t.match(await act("complete", one), { status: "completed", booking_status: "completed", attended: true });
    t.match(await act("complete", other, { attended: false }), { status: "completed", attended: false });
    t.equal(await codeOf(act("cancel", one)), "order.state_invalid");
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await order(one), { status: "completed" }, "what was done stays done");
  });

  t.test("canceled before service take their unpaid invoice with them once none is left", async (t) => {
    const { placed } = await checkout({ id: hosting, period: "1M" }, { id: session });
    const [one = 0, other = 0] = placed.orders;
    value.moves.length = 0;
    t.match(await act("cancel", one, { reason: "Changed mind" }), { status: "canceled", reason: "Changed mind" });
    t.match(await invoice(placed.invoice_id), { status: "unpaid" });
    t.strictSame(value.moves, []);
    await act("cancel", other);
    t.match(await invoice(placed.invoice_id), { status: "cancelled", cancel_reason: "order_canceled" });
    t.equal(value.moves[0], "free wallet order_canceled");
    t.equal(await codeOf(act("cancel", other)), "order.state_invalid");
  });

  t.test("canceled after payment keep their invoice; add-ons go with their product", async (t) => {
    const addon = await makeProduct(shop, "Backup", 2, { is_addon: true });
    const server = await makeProduct(shop, "Server", 30, { addons: [addon] });
    const { placed } = await checkout({ id: server, addons: { [addon]: { selected: true } } });
    await pay(placed.invoice_id);
    await act("cancel", placed.order_id);
    for (const id of placed.orders) t.match(await order(id), { status: "canceled" });
    t.match(await invoice(placed.invoice_id), { status: "paid" });
  });

  t.test("canceled and paid at the same moment never end as both unpaid and lost", async (t) => {
    for (let round = 0; round < 5; round += 1) {
      const { placed } = await checkout({ id: session }, { id: hosting, period: "1M" });
      await Promise.allSettled([pay(placed.invoice_id), ...placed.orders.map((id) => act("cancel", id))]);
      const { status } = await invoice(placed.invoice_id);
      const states = await Promise.all(placed.orders.map(async (id) => (await order(id)).status));
      t.ok(["paid", "cancelled"].includes(status), status);
      t.ok(status === "paid" || states.every((state) => state === "canceled"), states.join());
    }
  });
});

t.test("an activation that a module refuses does not undo the payment", async (t) => {
  const value = await valueModule();
  const [module] = value.catalogue.modules;
  if (module === undefined) throw new Error("There is no module.");
  let refuses = true;
  const contents = defineModule({
    id: "strict",
    listeners: [
      listen(onBeforeAdminOrderActivate, () => (refuses ? Promise.reject(new Error("no server left")) : Promise.resolve()), {
        guards: true,
      }),
      listen(onAfterAdminOrderActivate, () => Promise.reject(new Error("mail is down"))),
    ],
  });
  const modules = [{ id: "strict", manifest: { ...module.manifest, id: "strict" }, contents }];
  const shop = await testHost(t, { catalogue: { ...value.catalogue, modules } });
  const client = await makeClient(shop);
  await addToCart(shop, client, { id: await makeProduct(shop, "Guide", 10) });
  const placed = await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client);
  t.match(await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id }), { status: "paid" });
  t.match(await shop.call("admin", "order_get", { id: placed.order_id }), { status: "pending_setup" });
  refuses = false;
  t.match(await shop.call("admin", "order_activate", { id: placed.order_id }), { status: "active" });
  t.equal(shop.logged.filter(({ level }) => level === "error").length, 2);
});
