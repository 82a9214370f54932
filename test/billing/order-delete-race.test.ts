import t from "tap";
import { callMethod } from "#core/views/call-method.ts";
import { testHost, testStaff } from "#test/harness/test-host.ts";
import { waitForLock } from "#test/harness/wait-for-lock.ts";
import type { CheckoutAnswer, OrderAnswer } from "./invoice-answer.ts";
import { addToCart, makeClient, makeProduct } from "./shop-hand.ts";

t.test("an order that is paid while it is being deleted stays, whether or not the payment starts it", async (t) => {
  const shop = await testHost(t);
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  const products = [
    { id: await makeProduct(shop, "Guide", 10), status: "active", refusedAs: "active" },
    { id: await makeProduct(shop, "Fitting", 10, { config: { setup: "manual" } }), status: "pending_setup", refusedAs: "paid" },
  ];
  for (const { id, status, refusedAs } of products) {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id });
    const { order_id: order, invoice_id: invoice } = await shop.call<CheckoutAnswer>("client", "cart_checkout", {}, client);
    let deleting: Promise<unknown> = Promise.resolve();
    await (await shop.scope(testStaff)).transaction(async (inner) => {
      await callMethod(inner, "admin", "invoice_mark_as_paid", { id: invoice });
      deleting = shop.call("admin", "order_delete", { id: order });
      deleting.catch(() => undefined);
      await waitForLock(inner);
    });
    await t.rejects(deleting, { code: "order.not_deletable", status: 409, details: { status: refusedAs } });
    t.match(await shop.call<OrderAnswer>("admin", "order_get", { id: order }), { status, reason: null });
    await shop.call("admin", "order_cancel", { id: order });
    await shop.call("admin", "order_delete", { id: order });
    await t.rejects(shop.call("admin", "order_get", { id: order }), { code: "order.not_found" });
  }
});
