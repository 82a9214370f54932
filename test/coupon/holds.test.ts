import t from "tap";
import { openHolds } from "#modules/coupon/services/open-holds.ts";
import { couponTables } from "#modules/coupon/tables.ts";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon, readCart, stateOf } from "./coupon-hand.ts";

t.test("uses of coupons", async (t) => {
  const shop = await couponShop(t, { environment: { TEST_CLOCK: "1" } });
  const guide = await makeProduct(shop, "Guide", 100);
  const pay = (id: number) => shop.call("admin", "invoice_mark_as_paid", { id });
  const cancel = (id: number) => shop.call("admin", "invoice_cancel", { id, reason: "test" });
  const order = async (code: string, client?: Awaited<ReturnType<typeof makeClient>>) => {
    const buyer = client ?? (await makeClient(shop));
    await addToCart(shop, buyer, { id: guide });
    await applyCode(shop, buyer, code);
    return { buyer, placed: await checkOut(shop, buyer) };
  };

  t.test("a code in a cart holds nothing; the checkout holds one use, the payment commits it", async (t) => {
    const id = await makeCoupon(shop, "ONCE-A", { maxuses: 5, once_per_client: 1 });
    const buyer = await makeClient(shop);
    await addToCart(shop, buyer, { id: guide });
    await applyCode(shop, buyer, "ONCE-A");
    t.match(await stateOf(shop, id), { used: 0, statuses: [], agrees: true });
    const placed = await checkOut(shop, buyer);
    t.match(await shop.call("admin", "invoice_get", { id: placed.invoice_id }), { total: 90, coupons: [{ code: "ONCE-A", discount: 10 }] });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["held"], agrees: true, clients: [{ uses: 1, use_limit: 1 }] });
    t.match(await shop.call("admin", "coupon_get", { id }), { used: 1, held: 1, remaining_uses: 4 });
    await pay(placed.invoice_id);
    const { rows, ...paid } = await stateOf(shop, id);
    t.match(paid, { used: 1, statuses: ["committed"], agrees: true });
    t.match(rows[0], { phase: "checkout", discount_minor: 1_000n, currency: "USD", client_order_id: placed.order_id, promo_version: 1 });
    const transitions = await couponTables(await shop.scope())
      .selectFrom("promo_redemption_transition")
      .select(["from_status", "to_status", "reason"])
      .where("promo_redemption_id", "=", rows[0]?.id ?? 0)
      .orderBy("id")
      .execute();
    t.match(transitions, [
      { from_status: null, to_status: "held", reason: "checkout" },
      { from_status: "held", to_status: "committed", reason: "paid" },
    ]);
    await addToCart(shop, buyer, { id: guide });
    t.equal(await codeOf(applyCode(shop, buyer, "ONCE-A")), "coupon.already_used");
  });

  t.test("a client holds at most one open use of a coupon", async (t) => {
    const id = await makeCoupon(shop, "OPEN");
    const { buyer, placed } = await order("OPEN");
    await addToCart(shop, buyer, { id: guide });
    t.equal(await codeOf(applyCode(shop, buyer, "OPEN")), "coupon.already_used");
    await pay(placed.invoice_id);
    await applyCode(shop, buyer, "OPEN");
    t.match((await checkOut(shop, buyer)).total, 90);
    t.match(await stateOf(shop, id), { used: 0, statuses: ["committed", "held"], agrees: true }, "an unlimited coupon has no counter");
    t.match(await shop.call("admin", "coupon_get", { id }), { used: 2, held: 1 });
  });

  t.test("cancelling gives the use back, to the client too", async (t) => {
    const id = await makeCoupon(shop, "BACK", { maxuses: 1, once_per_client: 1, budget: 100 });
    const { buyer, placed } = await order("BACK");
    t.match(await stateOf(shop, id), { used: 1, spent: 1_000n, agrees: true });
    const other = await makeClient(shop);
    await addToCart(shop, other, { id: guide });
    t.equal(await codeOf(applyCode(shop, other, "BACK")), "coupon.limit_reached");
    await cancel(placed.invoice_id);
    t.match(await stateOf(shop, id), { used: 0, spent: 0n, statuses: ["released"], agrees: true });
    t.equal(await codeOf(cancel(placed.invoice_id)), "invoice.not_cancellable");
    t.match((await order("BACK", buyer)).placed, { total: 90 });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["released", "held"], agrees: true });
  });

  t.test("a hold that expires cancels the invoice and gives the use back", async (t) => {
    const id = await makeCoupon(shop, "LATE", { maxuses: 1 });
    const { placed } = await order("LATE");
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString();
    await shop.call("admin", "system_set_clock", { now: soon });
    await shop.call("admin", "cron_run", {});
    t.match(await shop.call("admin", "invoice_get", { id: placed.invoice_id }), { status: "cancelled" });
    t.match(await stateOf(shop, id), { used: 0, statuses: ["expired"], agrees: true });
    t.equal(await codeOf(pay(placed.invoice_id)), "invoice.not_payable");
    await shop.call("admin", "system_set_clock", { now: null });
  });

  t.test("a full refund reverses the use, a partial one does not", async (t) => {
    const id = await makeCoupon(shop, "REFUND", { maxuses: 3, once_per_client: 1, budget: 50 });
    const { placed } = await order("REFUND");
    await pay(placed.invoice_id);
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id, amount: 40 });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["committed"], agrees: true });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await stateOf(shop, id), { used: 0, spent: 0n, statuses: ["reversed"], agrees: true, clients: [{ uses: 0 }] });
  });

  t.test("a free order commits at once, and its refund still reverses the use", async (t) => {
    const id = await makeCoupon(shop, "FREE", { value: 100, maxuses: 3 });
    const { placed } = await order("FREE");
    t.match(placed, { total: 0, status: "paid" });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["committed"], agrees: true });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await stateOf(shop, id), { used: 0, statuses: ["reversed"], agrees: true });
  });

  t.test("a unique code is spent by the checkout and free again when the use returns", async (t) => {
    const id = await makeCoupon(shop, "POOLED", { maxuses: 10 });
    await shop.call("admin", "coupon_generate_codes", { id, count: 1 });
    const { list } = await shop.call<{ list: { code: string }[] }>("admin", "coupon_get_codes", { id });
    const code = list.find((one) => one.code !== "POOLED")?.code ?? "";
    const { placed } = await order(code);
    const other = await makeClient(shop);
    await addToCart(shop, other, { id: guide });
    t.equal(await codeOf(applyCode(shop, other, code)), "coupon.already_used");
    await cancel(placed.invoice_id);
    await applyCode(shop, other, code);
    t.match(await checkOut(shop, other), { total: 90 });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["released", "held"], agrees: true });
  });

  t.test("a checkout keeps the promise of the cart that was shown, or changes nothing", async (t) => {
    const id = await makeCoupon(shop, "PROMISE");
    const buyer = await makeClient(shop);
    await addToCart(shop, buyer, { id: guide });
    await applyCode(shop, buyer, "PROMISE");
    await shop.call("admin", "coupon_deactivate", { id });
    const { code, details } = await refusalOf(checkOut(shop, buyer));
    t.match([code, details["coupon"]], ["coupon.not_found", "PROMISE"]);
    t.match(await shop.call("admin", "invoice_get_list", { client_id: buyer.clientId }), { total: 0 });
    t.match(await readCart(shop, buyer), { total: 100, refused: [{ code: "PROMISE", reason: "coupon.not_found" }] });
    t.match(await checkOut(shop, buyer), { total: 100 }, "once the cart has shown it as refused it is no promise any more");
    t.match(await stateOf(shop, id), { statuses: [] });
  });

  t.test("a coupon that was edited since the cart was priced is priced by its new terms", async (t) => {
    const id = await makeCoupon(shop, "EDITED", { maxuses: 5 });
    const buyer = await makeClient(shop);
    await addToCart(shop, buyer, { id: guide });
    await applyCode(shop, buyer, "EDITED");
    await shop.call("admin", "coupon_update", { id, value: 30 });
    t.match(await checkOut(shop, buyer), { total: 70 });
    const { rows } = await stateOf(shop, id);
    t.match(rows, [{ promo_version: 2, discount_minor: 3_000n }]);
  });

  t.test("a limit given later counts what was used before", async (t) => {
    const id = await makeCoupon(shop, "LATER");
    const { buyer, placed } = await order("LATER");
    await pay(placed.invoice_id);
    await shop.call("admin", "coupon_update", { id, maxuses: 2, once_per_client: 1 });
    t.match(await stateOf(shop, id), { used: 1, agrees: true });
    await addToCart(shop, buyer, { id: guide });
    t.equal(await codeOf(applyCode(shop, buyer, "LATER")), "coupon.already_used");
    await order("LATER");
    t.match(await stateOf(shop, id), { used: 2, agrees: true });
    await shop.call("admin", "invoice_refund", { id: placed.invoice_id });
    t.match(await stateOf(shop, id), { used: 1, agrees: true });
  });

  t.test("a budget is spent in the shop's currency, by the rate of the invoice", async (t) => {
    await shop.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.5 });
    const id = await makeCoupon(shop, "BUDGET", { budget: 15 });
    const buyer = await makeClient(shop);
    await shop.call("guest", "cart_set_currency", { currency: "EUR" }, buyer);
    await addToCart(shop, buyer, { id: guide });
    t.match(await applyCode(shop, buyer, "BUDGET"), { discount: 5 });
    await checkOut(shop, buyer);
    t.match(await stateOf(shop, id), { spent: 1_000n, agrees: true });
    const other = await makeClient(shop);
    await addToCart(shop, other, { id: guide });
    t.equal(await codeOf(applyCode(shop, other, "BUDGET")), "coupon.budget_exhausted");
  });

  t.test("a coupon that gets its budget later has spent in the shop's currency too", async (t) => {
    const id = await makeCoupon(shop, "FUNDED");
    for (const currency of ["USD", "EUR"]) {
      const buyer = await makeClient(shop);
      await shop.call("guest", "cart_set_currency", { currency }, buyer);
      await addToCart(shop, buyer, { id: guide });
      await applyCode(shop, buyer, "FUNDED");
      await checkOut(shop, buyer);
    }
    t.equal(await codeOf(shop.call("admin", "coupon_update", { id, budget: 19.99 })), "coupon.budget_below_spent");
    await shop.call("admin", "coupon_update", { id, budget: 25 });
    t.match(await stateOf(shop, id), { spent: 2_000n, agrees: true });
  });

  t.test("erasing a client releases what it holds and keeps what it used", async (t) => {
    const id = await makeCoupon(shop, "ERASE", { maxuses: 9 });
    const { buyer, placed } = await order("ERASE");
    await pay(placed.invoice_id);
    await order("ERASE", buyer);
    t.match(await stateOf(shop, id), { used: 2, statuses: ["committed", "held"], agrees: true });
    await shop.call("admin", "client_delete", { id: buyer.clientId });
    t.match(await stateOf(shop, id), { used: 1, statuses: ["committed", "released"], agrees: true });
  });

  t.test("tries are logged outside of the transaction, unknown codes as a hash only", async (t) => {
    const id = await makeCoupon(shop, "TRIED", { min_order_amount: 150 });
    const buyer = await makeClient(shop);
    await addToCart(shop, buyer, { id: guide });
    await codeOf(applyCode(shop, buyer, "TRIED"));
    await codeOf(applyCode(shop, buyer, "SECRET-GUESS"));
    await shop.call("client", "coupon_is_valid", { code: "TRIED" }, buyer);
    const attempts = await couponTables(await shop.scope())
      .selectFrom("promo_attempt")
      .selectAll()
      .where("client_id", "=", buyer.clientId)
      .orderBy("id")
      .execute();
    t.match(attempts, [
      { promo_id: id, code_hash: null, action: "apply", outcome: "coupon.min_order_not_met" },
      { promo_id: null, code_hash: /^[0-9a-f]{64}$/, action: "apply", outcome: "coupon.not_found" },
      { promo_id: id, action: "check", outcome: "coupon.min_order_not_met" },
    ]);
  });

  t.test("addresses are forgotten after 90 days, the tries stay", async (t) => {
    const scope = await shop.scope();
    const day = 86_400_000;
    const tried = (days: number) => ({
      action: "apply" as const,
      outcome: "granted",
      address_hash: "hash",
      created_at: new Date(scope.now.getTime() - days * day),
    });
    const ids = await couponTables(scope)
      .insertInto("promo_attempt")
      .values([tried(89), tried(91)])
      .returning("id")
      .execute();
    await shop.call("admin", "cron_run", {});
    const kept = await couponTables(scope)
      .selectFrom("promo_attempt")
      .select("address_hash")
      .where(
        "id",
        "in",
        ids.map(({ id }) => id),
      )
      .orderBy("id")
      .execute();
    t.strictSame(kept, [{ address_hash: "hash" }, { address_hash: null }]);
  });

  t.test("what unpaid invoices hold stands in the way of uninstalling the module", async (t) => {
    await order("OPEN");
    const [sentence, ...more] = await openHolds(await shop.scope());
    t.match(sentence, /^Unpaid invoices hold \d+ uses of coupons\.$/);
    t.strictSame(more, []);
  });
});
