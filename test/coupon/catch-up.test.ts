import t from "tap";
import { eventTables } from "#core/events/tables.ts";
import { JOB_REQUEST } from "#core/jobs/job-request.ts";
import { catchUpJob } from "#modules/coupon/jobs/catch-up.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon, stateOf } from "./coupon-hand.ts";

t.test("what happens to invoices while the module is off is made up for", async (t) => {
  const shop = await couponShop(t, { environment: { TEST_CLOCK: "1" } });
  const guide = await makeProduct(shop, "Guide", 100);
  const id = await makeCoupon(shop, "AWAY", { maxuses: 5, once_per_client: 1, budget: 100 });
  const order = async () => {
    const buyer = await makeClient(shop);
    await addToCart(shop, buyer, { id: guide });
    await applyCode(shop, buyer, "AWAY");
    return (await checkOut(shop, buyer)).invoice_id;
  };
  const [paid, cancelled, refunded, open, refundedLater] = [await order(), await order(), await order(), await order(), await order()];
  await shop.call("admin", "invoice_mark_as_paid", { id: refundedLater });

  await shop.call("admin", "extension_deactivate", { id: "coupon", type: "mod" });
  await shop.call("admin", "invoice_mark_as_paid", { id: paid });
  await shop.call("admin", "invoice_cancel", { id: cancelled });
  await shop.call("admin", "invoice_mark_as_paid", { id: refunded });
  for (const invoice of [refunded, refundedLater]) await shop.call("admin", "invoice_refund", { id: invoice });
  await shop.call("admin", "extension_activate", { id: "coupon", type: "mod" });
  t.match(await stateOf(shop, id), { used: 5, statuses: ["held", "held", "held", "held", "committed"] }, "nobody told the module");
  const asked = await eventTables(await shop.scope())
    .selectFrom("outbox")
    .select("payload")
    .where("name", "=", JOB_REQUEST)
    .execute();
  t.ok(
    asked.some(({ payload }) => JSON.stringify(payload).includes(catchUpJob.name)),
    "enabling it asks for the job",
  );

  for (const round of ["once", "again"]) {
    await catchUpJob.run(await shop.scope(), {});
    const { rows, statuses, ...state } = await stateOf(shop, id);
    t.match(state, { used: 2, spent: 2_000n, agrees: true }, round);
    t.strictSame(statuses, ["committed", "released", "reversed", "held", "reversed"]);
    t.equal(rows[3]?.invoice_id, open);
  }
});

t.test("a refunded renewal gives its period back", async (t) => {
  const shop = await couponShop(t, { environment: { TEST_CLOCK: "1" } });
  const plan = await shop.call<number>("admin", "product_create", {
    title: "Plan",
    type: "custom",
    pricing: { type: "recurrent", recurrent: { "1M": { price: 100, setup: 0, enabled: true } } },
  });
  const id = await makeCoupon(shop, "MONTHS", { recurring: { cycles: 2 } });
  const buyer = await makeClient(shop);
  await addToCart(shop, buyer, { id: plan, period: "1M" });
  await applyCode(shop, buyer, "MONTHS");
  const placed = await checkOut(shop, buyer);
  await shop.call("admin", "invoice_mark_as_paid", { id: placed.invoice_id });
  const renewal = await shop.call<number>("admin", "order_renew", { id: placed.order_id });
  await shop.call("admin", "invoice_mark_as_paid", { id: renewal });
  await shop.call("admin", "extension_deactivate", { id: "coupon", type: "mod" });
  await shop.call("admin", "invoice_refund", { id: renewal });
  await shop.call("admin", "extension_activate", { id: "coupon", type: "mod" });
  await catchUpJob.run(await shop.scope(), {});
  t.strictSame((await stateOf(shop, id)).statuses, ["committed", "reversed"]);
});

t.test("a shop that keeps uses on refunds keeps those that the module has seen refunded, whatever it decides later", async (t) => {
  const shop = await couponShop(t, { environment: { TEST_CLOCK: "1" } });
  const guide = await makeProduct(shop, "Guide", 100);
  const id = await makeCoupon(shop, "KEPT", { maxuses: 5 });
  const buyer = await makeClient(shop);
  await addToCart(shop, buyer, { id: guide });
  await applyCode(shop, buyer, "KEPT");
  const { invoice_id: invoice } = await checkOut(shop, buyer);
  await shop.call("admin", "invoice_mark_as_paid", { id: invoice });
  await shop.call("admin", "system_update_params", { returns_use_on_full_refund: false });
  await shop.call("admin", "invoice_refund", { id: invoice });
  await shop.call("admin", "system_update_params", { returns_use_on_full_refund: true });
  await catchUpJob.run(await shop.scope(), {});
  t.match(await stateOf(shop, id), { used: 1, statuses: ["committed"], agrees: true });
});
