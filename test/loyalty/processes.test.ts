import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";

t.test("two host processes never give the same points twice", async (t) => {
  const url = await sharedDatabase(t);
  const one = await hostProcess(t, url);
  const other = await hostProcess(t, url);
  const clientId = (await one.call("admin", "client/create", { email: "ada@example.com", first_name: "Ada" })).result;
  const key = String((await one.call("admin", "profile/api_key_reset", { id: clientId })).result);
  await one.call("admin", "coupon/add_client_loyalty_points", { client_id: clientId, points: 1000, description: "start" });
  const reward = (await one.call("admin", "loyalty/reward_create", { title: "Card", points: 7, kind: "gift_card", amount: 1 })).result;
  const product = (
    await one.call("admin", "product/create", { title: "Book", type: "custom", pricing: { type: "once", once: { price: 0.07 } } })
  ).result;
  const order = async (host: typeof one) => {
    await host.call("client", "cart/add_item", { id: product }, { key });
    return host.call("client", "cart/checkout", { points: 7 }, { key });
  };
  const calls = Array.from({ length: 200 }, (_, index) => {
    const host = index % 2 === 0 ? one : other;
    if (index % 10 === 9) return order(host);
    if (index % 3 === 0) return host.call("client", "loyalty/redeem_reward", { reward_id: reward }, { key });
    return host.call("admin", "coupon/deduct_client_loyalty_points", { client_id: clientId, points: 7, description: "race" });
  });
  const answers = await Promise.all(calls);
  const unexpected = answers.filter(({ error }) => error !== null && !EXPECTED.has(error.code));
  t.strictSame(
    unexpected.map(({ error }) => error?.code),
    [],
  );
  const account = (await other.call("admin", "coupon/get_client_loyalty_points", { client_id: clientId })).result as {
    points: number;
    held: number;
    total_spent: number;
  };
  t.equal(account.held, 0);
  t.equal(account.points + account.total_spent, 1000);
  t.ok(account.points < 7 || answers.filter(({ error }) => error === null).length < 142, `${account.points} points are left`);
  const { total, list } = (await one.call("admin", "loyalty/transaction_get_list", { client_id: clientId, per_page: 500 })).result as {
    total: number;
    list: { seq: number; balance_after: number }[];
  };
  t.strictSame(
    list.map(({ seq }) => seq),
    Array.from({ length: total }, (_, index) => total - index),
    "numbered without gaps",
  );
  t.equal(list[0]?.balance_after, account.points);
});

/** What a call may be refused with here: the points are gone, or the other process has just ordered the same cart. */
const EXPECTED: ReadonlySet<string> = new Set(["loyalty.insufficient_points", "cart.empty", "busy"]);
