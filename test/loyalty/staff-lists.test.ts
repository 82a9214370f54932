import t from "tap";
import { accountOf, buy, decide, give, loyaltyShop, makeClient, makeProduct, refund, setClock } from "./hand.ts";

t.setTimeout(150_000);

type Page<Row> = { readonly total: number; readonly list: readonly Row[] };
type Member = {
  readonly client_id: number;
  readonly points: number;
  readonly pending: number;
  readonly tier: string | null;
  readonly next_expiry: { readonly at: string; readonly points: number } | null;
};
type Entry = { readonly client_id: number; readonly kind: string; readonly points: number; readonly staff: string | null };

t.test("members stand in the list as in their own accounts, and are found, filtered and sorted", async (t) => {
  const shop = await loyaltyShop(t);
  await setClock(shop, "2030-05-06T07:30:00Z");
  const silver = await shop.call<number>("admin", "loyalty_tier_create", { name: "Silver", threshold: 100 });
  await shop.call("admin", "loyalty_tier_create", { name: "Gold", threshold: 500 });
  const [ada, bob, eve] = [await makeClient(shop), await makeClient(shop), await makeClient(shop)];
  await give(shop, ada, 50, { expires_at: "2030-06-01" });
  await give(shop, ada, 30, { expires_at: "2030-06-01" });
  await give(shop, ada, 40);
  await give(shop, bob, 700);
  const lamp = await makeProduct(shop, "Lamp", 20);
  await buy(shop, eve, lamp);
  const members = (input: object = {}) => shop.call<Page<Member>>("admin", "loyalty_member_get_list", input);
  const ids = async (input: object) => (await members(input)).list.map(({ client_id: id }) => id);
  for (const row of (await members()).list) {
    const account = await accountOf(shop, { kind: "client", clientId: row.client_id });
    t.match(account, { points: row.points, pending: row.pending, tier: row.tier }, `client ${row.client_id}`);
  }
  t.match((await members({ search: String(ada.clientId) })).list[0], { tier: "Silver", next_expiry: { points: 80 } });
  t.same(await ids({ sort: "points", direction: "desc" }), [bob.clientId, ada.clientId, eve.clientId]);
  t.same(
    await ids({ sort: "next_expiry", direction: "asc" }),
    [ada.clientId, bob.clientId, eve.clientId],
    "what does not expire comes last",
  );
  t.same(await ids({ tier: silver }), [ada.clientId]);
  t.same(await ids({ tier: "none" }), [eve.clientId]);
  t.same(await ids({ points_min: 200 }), [bob.clientId]);
  t.same(await ids({ expires_to: "2030-06-30" }), [ada.clientId]);
  t.same(await ids({ search: "nobody at all" }), []);
  await t.rejects(shop.call("admin", "loyalty_member_get_list", { sort: "email" }), { code: "request.invalid" });
  t.match(await shop.call("admin", "loyalty_lot_get_list", { client_id: ada.clientId }), {
    total: 3,
    list: [{ points: 50, origin: "staff", status: "available" }, { points: 30 }, { points: 40, expires_at: null }],
  });
});

t.test("a tier's filter, its count and the list agree with the decision in every window and basis", async (t) => {
  const shop = await loyaltyShop(t);
  await setClock(shop, "2030-01-20T07:30:00Z");
  const lamp = await makeProduct(shop, "Lamp", 100);
  const clients = [await makeClient(shop), await makeClient(shop), await makeClient(shop)];
  await decide(shop, { pending_days: 0 });
  for (const [index, client] of clients.entries()) for (let bought = 0; bought < index; bought += 1) await buy(shop, client, lamp);
  await setClock(shop, "2031-01-10T07:30:00Z");
  for (const client of clients) await give(shop, client, 60);
  for (const basis of ["points", "spend", "orders"]) {
    await decide(shop, { tier_basis: basis });
    const unit = basis === "orders" ? 1 : 100;
    await shop.call("admin", "loyalty_tier_create", { name: `Some ${basis}`, threshold: unit });
    await shop.call("admin", "loyalty_tier_create", { name: `More ${basis}`, threshold: 2 * unit });
    for (const window of ["rolling", "calendar", "lifetime"]) {
      await decide(shop, { tier_window: window });
      const { list } = await shop.call<Page<Member>>("admin", "loyalty_member_get_list", {});
      const counts = await shop.call<readonly { readonly name: string | null; readonly clients: number }[]>(
        "admin",
        "loyalty_tier_count",
        {},
      );
      for (const { client_id: id, tier } of list)
        t.equal(tier, (await accountOf(shop, { kind: "client", clientId: id })).tier, `${basis} ${window} ${id}`);
      for (const { name, clients: count } of counts)
        t.equal(count, list.filter(({ tier }) => tier === name).length, `${basis} ${window} ${name}`);
    }
  }
  const drafted = await shop.call("admin", "loyalty_tier_count", { draft: { name: "Top", threshold: 3 } });
  t.match(drafted, [{ name: null }, { name: "Some orders" }, { name: "More orders" }, { id: null, name: "Top", clients: 0 }]);
});

t.test("entries are filtered by kind, day and rule, and say which colleague they are of", async (t) => {
  const shop = await loyaltyShop(t);
  await setClock(shop, "2030-05-06T07:30:00Z");
  const ada = await makeClient(shop);
  const bonus = await shop.call<number>("admin", "loyalty_rule_create", { title: "Bonus", rule: "first_order", args: { points: 7 } });
  const review = await shop.call<number>("admin", "loyalty_rule_create", {
    title: "Review",
    rule: "event",
    args: { event: "review", points: 5 },
  });
  const lamp = await makeProduct(shop, "Lamp", 20);
  const { invoice_id: invoice } = await buy(shop, ada, lamp);
  await buy(shop, ada, lamp);
  await refund(shop, invoice);
  await shop.call("admin", "loyalty_event", { client_id: ada.clientId, event: "review", cause: "R-1" });
  await setClock(shop, "2030-05-08T07:30:00Z");
  await give(shop, ada, 11);
  const entries = async (input: object) => (await shop.call<Page<Entry>>("admin", "loyalty_transaction_get_list", input)).list;
  const moves = async (input: object) => (await entries(input)).map(({ kind, points }) => `${kind} ${points}`);
  t.same(await moves({ rule_id: bonus }), ["claw_back -27", "earn 27"]);
  t.same(await moves({ rule_id: review }), ["earn 5"]);
  t.same(await moves({ date_from: "2030-05-08" }), ["add 11"]);
  t.same(await moves({ date_to: "2030-05-07", kind: "earn", sort: "points", direction: "asc" }), ["earn 5", "earn 20", "earn 27"]);
  await t.rejects(shop.call("admin", "loyalty_transaction_get_list", { rule_id: 99 }), { code: "loyalty.rule_not_found" });
  t.notMatch(JSON.stringify(await shop.call("client", "loyalty_history", {}, ada)), /"staff"|admin_id/, "clients do not see who it was");
});

t.test("the report adds up to the wallets, month by month", async (t) => {
  const shop = await loyaltyShop(t);
  await setClock(shop, "2030-04-20T07:30:00Z");
  const [ada, bob] = [await makeClient(shop), await makeClient(shop)];
  await give(shop, ada, 100, { expires_at: "2030-05-10" });
  await give(shop, bob, 400, { expires_at: "2030-07-10" });
  await setClock(shop, "2030-05-20T07:30:00Z");
  await shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: bob.clientId, points: 150, description: "Slip" });
  const lamp = await makeProduct(shop, "Lamp", 20);
  await buy(shop, ada, lamp);
  const report = await shop.call<{ readonly outstanding: number; readonly months: readonly { readonly change: number }[] }>(
    "admin",
    "loyalty_get_report",
    { months: 3 },
  );
  t.match(report, {
    clients: 2,
    available: 250,
    pending: 20,
    held: 0,
    outstanding: 270,
    values: [{ currency: "USD", available: 2.5, pending: 0.2, outstanding: 2.7 }],
    expiring: [
      { month: "2030-07", points: 250, value: 2.5 },
      { month: null, points: 20 },
    ],
    months: [
      { month: "2030-05", earned: 20, spent: 150, expired: 100, change: -230 },
      { month: "2030-04", earned: 500, spent: 0, change: 500 },
      { month: "2030-03", earned: 0, change: 0 },
    ],
  });
  t.equal(
    report.months.reduce((sum, { change }) => sum + change, 0),
    report.outstanding,
    "nothing was left out",
  );
});

t.test("who rose lately is told once, with the moment and the tier before", async (t) => {
  const shop = await loyaltyShop(t);
  await setClock(shop, "2030-01-20T07:30:00Z");
  await shop.call("admin", "loyalty_tier_create", { name: "Bronze", threshold: 0 });
  await shop.call("admin", "loyalty_tier_create", { name: "Silver", threshold: 100 });
  const [old, ada, low] = [await makeClient(shop), await makeClient(shop), await makeClient(shop)];
  await give(shop, old, 150);
  await give(shop, ada, 60);
  await setClock(shop, "2030-04-01T07:30:00Z");
  await give(shop, ada, 60);
  await give(shop, old, 60);
  await give(shop, low, 60);
  await setClock(shop, "2030-04-02T07:30:00Z");
  t.match(await shop.call("admin", "loyalty_tier_rise_get_list", {}), [
    { client_id: ada.clientId, from: "Bronze", tier: "Silver", at: "2030-04-01T07:30:00.000Z" },
  ]);
});

t.test("a rule is tried before it is there, and comes back after it was deleted", async (t) => {
  const shop = await loyaltyShop(t);
  const draft = { title: "Triple", rule: "order_multiplier", args: { percent: "300" }, max_points_per_client: 50 };
  const preview = await shop.call("admin", "loyalty_rule_preview", draft);
  t.match(preview, {
    summary: "3 times the points, at most 50 points per client.",
    examples: [
      { occasion: "order", amount: 10, points_without: 10, points: 30 },
      { amount: 50, points: 150 },
      { amount: 100, points: 300 },
      { amount: 50, first_order: true },
    ],
  });
  const steps = { kind: "redemption", title: "Hundreds", rule: "points_step", args: { step: 100 } };
  t.match(await shop.call("admin", "loyalty_rule_preview", steps), { examples: [{ points_without: 1037, points: 1000 }] });
  const least = { kind: "redemption", title: "From 50", rule: "min_cart_amount", args: { amount: 50 } };
  t.match(await shop.call("admin", "loyalty_rule_preview", least), {
    examples: [
      { points: 0, refusal: /39\.63/ },
      { points: 5037, refusal: null },
    ],
  });
  await t.rejects(shop.call("admin", "loyalty_rule_preview", { ...draft, args: {} }), { code: "request.invalid" });
  t.match(await shop.call("admin", "loyalty_rule_get_list", {}), { total: 0 }, "nothing was kept");
  const id = await shop.call<number>("admin", "loyalty_rule_create", draft);
  await shop.call("admin", "loyalty_rule_delete", { id });
  await shop.call("admin", "loyalty_rule_restore", { id });
  t.match(await shop.call("admin", "loyalty_rule_get", { id }), {
    title: "Triple",
    active: true,
    available: true,
    rule_title: "Multiplied points",
  });
  await t.rejects(shop.call("admin", "loyalty_rule_restore", { id }), { code: "loyalty.rule_not_found" });
  t.match(await shop.call("admin", "loyalty_rule_get_list", { kind: "redemption" }), { total: 0 });
});

t.test("staff buy a reward for a client, with the client's points", async (t) => {
  const shop = await loyaltyShop(t);
  const ada = await makeClient(shop);
  const reward = await shop.call<number>("admin", "loyalty_reward_create", { title: "Card", kind: "gift_card", points: 100, amount: 10 });
  await give(shop, ada, 150);
  const bought = { client_id: ada.clientId, reward_id: reward };
  t.match(await shop.call("admin", "loyalty_reward_redeem", bought), { kind: "gift_card", balance: 50, code: /.{8}/ });
  await t.rejects(shop.call("admin", "loyalty_reward_redeem", bought), { code: "loyalty.insufficient_points", details: { missing: 50 } });
  await shop.call("admin", "loyalty_reward_delete", { id: reward });
  await shop.call("admin", "loyalty_reward_restore", { id: reward });
  t.match(await shop.call("admin", "loyalty_reward_get_list", { search: "CARD", active: 1 }), { total: 1, list: [{ redeemed: 1 }] });
});
