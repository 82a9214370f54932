import t from "tap";
import { codeOf, refusalOf } from "#test/billing/refusal-of.ts";
import { accountOf, give, loyaltyShop, makeClient } from "./hand.ts";

t.test("staff add and deduct points", async (t) => {
  const shop = await loyaltyShop(t);

  t.test("what they add can be spent at once and is in the ledger", async (t) => {
    const client = await makeClient(shop);
    t.match(await accountOf(shop, client), {
      points: 0,
      pending: 0,
      held: 0,
      total_earned: 0,
      total_spent: 0,
      tier: null,
      next_tier: null,
      lots: [],
    });
    t.match(await give(shop, client, 500), {
      client_id: client.clientId,
      points: 500,
      total_earned: 500,
      lots: [{ points: 500, expires_at: null }],
    });
    const after = await shop.call("admin", "coupon_deduct_client_loyalty_points", {
      client_id: client.clientId,
      points: 120,
      description: "A mistake",
    });
    t.match(after, { points: 380, total_earned: 500, total_spent: 120 });
    t.strictSame(await shop.call("client", "coupon_get_client_loyalty_points", {}, client), after, "the client sees the same");
    t.match(await shop.call("client", "loyalty_history", {}, client), {
      total: 2,
      list: [
        { seq: 2, kind: "deduct", points: -120, balance_after: 380, description: "A mistake" },
        { seq: 1, kind: "add", points: 500, balance_after: 500, description: "A present" },
      ],
    });
    t.match(await shop.call("admin", "activity_log_get_list", { object_type: "client", object_id: client.clientId }), {
      list: [{ action: "loyalty.deduct_points", changes: { points: 120 } }, { action: "loyalty.add_points" }],
    });
  });

  t.test("nonsense is refused and changes nothing", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 100);
    const before = await accountOf(shop, client);
    for (const method of ["coupon_add_client_loyalty_points", "coupon_deduct_client_loyalty_points"]) {
      for (const points of [0, -1, 1.5, "-3", 1e15]) {
        const call = shop.call("admin", method, { client_id: client.clientId, points, description: "x" });
        t.equal(await codeOf(call), "loyalty.amount_invalid", `${method} ${points}`);
      }
      for (const points of ["ten", null, Number.NaN, "1e3", true]) {
        const call = shop.call("admin", method, { client_id: client.clientId, points, description: "x" });
        t.equal(await codeOf(call), "request.invalid", `${method} ${points}`);
      }
      t.equal(await codeOf(shop.call("admin", method, { client_id: client.clientId, points: 1 })), "request.invalid", "without a reason");
      t.equal(await codeOf(shop.call("admin", method, { client_id: 999_999, points: 1, description: "x" })), "client.not_found");
    }
    t.strictSame(
      await refusalOf(
        shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 130, description: "x" }),
      ),
      {
        code: "loyalty.insufficient_points",
        details: { missing: 30 },
      },
    );
    t.equal(await codeOf(shop.call("admin", "coupon_get_client_loyalty_points", { client_id: 999_999 })), "client.not_found");
    t.strictSame(await accountOf(shop, client), before);
  });

  t.test("many at once never take more than there is", async (t) => {
    const client = await makeClient(shop);
    await give(shop, client, 100);
    const takes = Array.from({ length: 20 }, () =>
      shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 30, description: "race" }).then(
        () => 1,
        () => 0,
      ),
    );
    const granted = (await Promise.all(takes)).reduce<number>((sum, one) => sum + one, 0);
    t.equal(granted, 3);
    t.match(await accountOf(shop, client), { points: 10, total_spent: 90 });
    t.match(await shop.call("client", "loyalty_history", {}, client), { total: 4, list: [{ seq: 4 }, { seq: 3 }, { seq: 2 }, { seq: 1 }] });
  });
});
