import t from "tap";
import { eventTables } from "#core/events/tables.ts";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import { addToCart, makeClient, makeProduct } from "#test/billing/shop-hand.ts";
import { applyCode, checkOut, couponShop, makeCoupon, stateOf } from "./coupon-hand.ts";
import { pointsModule } from "./points-module.ts";

t.test("coupons that cost points, and what is told about uses", async (t) => {
  const points = await pointsModule();
  const shop = await couponShop(t, { catalogue: points.catalogue });
  const guide = await makeProduct(shop, "Guide", 100);
  const buyer = async () => {
    const client = await makeClient(shop);
    await addToCart(shop, client, { id: guide });
    return client;
  };

  t.test("points are held at the checkout, spent by the payment, and come back with a full refund", async (t) => {
    const id = await makeCoupon(shop, "PRICED", { loyalty_points_required: 300 });
    const client = await buyer();
    points.spendable = 250;
    t.match(await refusalOf(applyCode(shop, client, "PRICED")), { code: "coupon.points_missing", details: { missing: 50 } });
    points.spendable = 300;
    await applyCode(shop, client, "PRICED");
    t.strictSame(points.moves, []);
    const { invoice_id: invoice } = await checkOut(shop, client);
    await shop.call("admin", "invoice_mark_as_paid", { id: invoice });
    await shop.call("admin", "invoice_refund", { id: invoice });
    t.strictSame(points.moves.splice(0), [`hold 300 for coupon:${id}`, `commit coupon:${id}`, `release coupon:${id}: refund`]);
  });

  t.test("cancelling gives them back; a coupon that only asks for them never takes any", async (t) => {
    const id = await makeCoupon(shop, "PRICED2", { loyalty_points_required: 300, stackable: 1 });
    await makeCoupon(shop, "ASKED", { loyalty_points_required: 300, loyalty_points_mode: "threshold", stackable: 1 });
    const client = await buyer();
    await applyCode(shop, client, ["PRICED2", "ASKED"]);
    const { invoice_id: invoice } = await checkOut(shop, client);
    await shop.call("admin", "invoice_cancel", { id: invoice, reason: "changed my mind" });
    t.strictSame(points.moves.splice(0), [`hold 300 for coupon:${id}`, `release coupon:${id}: changed my mind`]);
    t.match(await stateOf(shop, id), { statuses: ["released"], agrees: true });
  });

  t.test("without enough points for all of them the checkout is refused and holds nothing", async (t) => {
    const id = await makeCoupon(shop, "PRICED3", { loyalty_points_required: 300, maxuses: 5 });
    const client = await buyer();
    await applyCode(shop, client, "PRICED3");
    points.spendable = 0;
    t.equal(await codeOf(checkOut(shop, client)), "coupon.points_missing");
    t.match(await stateOf(shop, id), { used: 0, statuses: [], agrees: true });
  });

  t.test(
    "each held use is told with the uses that are left, the last one as the limit reached; a failed checkout tells nothing",
    async (t) => {
      const id = await makeCoupon(shop, "TOLD", { maxuses: 2 });
      const free = await makeCoupon(shop, "TOLD-FREE");
      for (const code of ["TOLD", "TOLD", "TOLD-FREE"]) {
        const client = await buyer();
        await applyCode(shop, client, code);
        await checkOut(shop, client);
      }
      const told = await eventTables(await shop.scope())
        .selectFrom("outbox")
        .select(["name", "payload"])
        .where("name", "in", ["coupon_used", "limit_reached"])
        .orderBy("id")
        .execute();
      t.match(
        told.filter(({ payload }) => [id, free].includes((payload as { coupon_id: number }).coupon_id)),
        [
          { name: "coupon_used", payload: { coupon_id: id, code: "TOLD", used: 1, remaining_uses: 1 } },
          { name: "coupon_used", payload: { coupon_id: id, used: 2, remaining_uses: 0 } },
          { name: "limit_reached", payload: { coupon_id: id, used: 2, remaining_uses: 0 } },
          { name: "coupon_used", payload: { coupon_id: free, code: "TOLD-FREE", used: null, remaining_uses: null } },
        ],
      );
    },
  );
});
