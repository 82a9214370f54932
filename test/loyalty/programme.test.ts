import t from "tap";
import { birthdaysJob } from "#modules/loyalty/jobs/birthdays.ts";
import { catchUpHoldsJob, catchUpRefundsJob } from "#modules/loyalty/jobs/catch-up.ts";
import { expirePointsJob } from "#modules/loyalty/jobs/expire-points.ts";
import { codeOf } from "#test/billing/refusal-of.ts";
import {
  accountOf,
  addToCart,
  buy,
  checkOut,
  decide,
  give,
  type InvoiceAnswer,
  loyaltyShop,
  makeClient,
  makeProduct,
  pay,
  refund,
  setClock,
} from "./hand.ts";

const TEST_CLOCK = { environment: { TEST_CLOCK: "1" } };

t.test("points in the course of time, without any job", async (t) => {
  const shop = await loyaltyShop(t, TEST_CLOCK);
  await setClock(shop, "2030-01-01T12:00:00Z");
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  await decide(shop, { expiry_months: 2 });
  const { invoice_id: invoice } = await buy(shop, client, id);
  t.match(await accountOf(shop, client), {
    points: 0,
    pending: 100,
    pending_lots: [{ points: 100, active_from: "2030-01-15T12:00:00.000Z" }],
  });
  t.match(await shop.call("client", "loyalty_forecast", {}, client), {
    activating: [{ at: "2030-01-15T12:00:00.000Z", points: 100 }],
    expiring: [{ at: "2030-03-15T12:00:00.000Z", points: 100 }],
  });
  await setClock(shop, "2030-01-15T11:59:59Z");
  t.match(await accountOf(shop, client), { points: 0, pending: 100 });
  await addToCart(shop, client, id);
  t.equal(await codeOf(shop.call("client", "loyalty_redeem", { points: 1 }, client)), "loyalty.insufficient_points");
  await setClock(shop, "2030-01-15T12:00:00Z");
  t.match(await accountOf(shop, client), { points: 100, pending: 0, lots: [{ points: 100, expires_at: "2030-03-15T12:00:00.000Z" }] });
  const { invoice_id: second } = await checkOut(shop, client, { points: 60 });
  await pay(shop, second);
  t.match(await accountOf(shop, client), { points: 40, total_spent: 60 });

  await setClock(shop, "2030-03-15T12:00:00Z");
  t.match(await accountOf(shop, client), { points: 99, total_expired: 40 }, "what the second order earned is left");
  await expirePointsJob.run(await shop.scope(), {});
  t.match(await accountOf(shop, client), { points: 99, total_expired: 40 }, "booking it changes nothing");
  t.match(await shop.call("client", "loyalty_history", {}, client), { list: [{ kind: "expire", points: -40 }] });
  await expirePointsJob.run(await shop.scope(), {});
  t.match(await shop.call("client", "loyalty_history", {}, client), { total: 5, list: [{ seq: 5 }] }, "once");

  await refund(shop, second);
  t.match(
    await accountOf(shop, client),
    {
      points: 60,
      lots: [{ points: 60, expires_at: "2030-04-14T12:00:00.000Z" }],
      total_expired: 40,
    },
    "returned points whose time had passed live for another 30 days",
  );
  await refund(shop, invoice);
  t.match(await accountOf(shop, client), { points: 0, debt: 0, total_earned: 40 }, "40 of 100 had lapsed unused, the other 60 go back");
});

t.test("an unpaid invoice that expires gives its points back", async (t) => {
  const shop = await loyaltyShop(t, TEST_CLOCK);
  await setClock(shop, "2030-01-01T12:00:00Z");
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  await give(shop, client, 500, { expires_at: "2030-01-10" });
  await addToCart(shop, client, id);
  const { invoice_id: invoice } = await checkOut(shop, client, { points: 500 });
  await setClock(shop, "2030-01-12T12:00:00Z");
  t.match(await accountOf(shop, client), { points: 0, held: 500 }, "held points do not expire");
  await setClock(shop, "2030-01-20T12:00:00Z");
  await shop.call("admin", "cron_run", {});
  t.match(await shop.call("admin", "invoice_get", { id: invoice }), { status: "cancelled" });
  t.match(await accountOf(shop, client), { points: 0, held: 0, total_expired: 500 }, "their own time had passed");
});

t.test("rules of the programme", async (t) => {
  const shop = await loyaltyShop(t, TEST_CLOCK);
  await setClock(shop, "2030-06-15T12:00:00Z");
  const id = await makeProduct(shop, "Course", 50);
  const other = await makeProduct(shop, "Book", 20);
  const addRule = (rule: string, args: object, more: object = {}) =>
    shop.call<number>("admin", "loyalty_rule_create", { title: rule, rule, args, ...more });

  t.test("are listed with the schema of their arguments, and checked by it", async (t) => {
    const kinds = await shop.call<readonly { rule: string; kind: string; args: object }[]>("admin", "loyalty_rule_get_kinds");
    t.strictSame(
      kinds.map(({ rule }) => rule),
      [
        "per_amount",
        "per_product",
        "order_multiplier",
        "sign_up",
        "birthday",
        "first_order",
        "referral",
        "event",
        "min_cart_amount",
        "points_step",
      ],
    );
    t.match(kinds[1]?.args, { type: "object", properties: { products: { type: "array" } } });
    t.equal(
      await codeOf(addRule("base_rate", { numerator: "1", denominator: "1" })),
      "request.invalid",
      "the base rate is no rule to make",
    );
    t.equal(await codeOf(addRule("unknown", {})), "request.invalid");
    t.equal(await codeOf(addRule("sign_up", { points: -1 })), "request.invalid");
    t.equal(await codeOf(addRule("sign_up", { points: 1.5 })), "request.invalid");
    t.equal(await codeOf(addRule("event", { event: "order", points: 5 })), "request.invalid");
    t.equal(await codeOf(addRule("sign_up", { points: 1 }, { multiplier: -2 })), "request.invalid");
    t.equal(await codeOf(shop.call("admin", "loyalty_rule_update", { id: 999_999, title: "x" })), "loyalty.rule_not_found");
  });

  t.test("per product, per amount, first order; changed and ended", async (t) => {
    const perProduct = await addRule("per_product", { products: [other], points: 30 });
    const first = await addRule("first_order", { points: 500 });
    const perAmount = await addRule("per_amount", { points: 1, amount: 10 }, { ends_at: "2030-06-15" });
    const client = await makeClient(shop);
    await addToCart(shop, client, id);
    await addToCart(shop, client, other, 2);
    const { invoice_id: invoice } = await checkOut(shop, client);
    const { lines } = await pay(shop, invoice);
    t.match(await accountOf(shop, client), { pending: 90 + 60 + 500 + 9 });
    await refund(shop, invoice, { lines: [{ id: lines[1]?.id, quantity: 1 }] });
    t.match(await accountOf(shop, client), { pending: 70 + 30 + 500 + 7 }, "what is left, computed again");
    await shop.call("admin", "loyalty_rule_update", { id: perProduct, active: false });
    await shop.call("admin", "loyalty_rule_delete", { id: first });
    await refund(shop, invoice, { lines: [{ id: lines[1]?.id, quantity: 1 }] });
    t.match(await accountOf(shop, client), { pending: 50 + 500 + 5 }, "by the terms of that time");
    await refund(shop, invoice);
    t.match(await accountOf(shop, client), { pending: 0, debt: 0, total_earned: 0 });
    await setClock(shop, "2030-06-16T12:00:00Z");
    const next = await makeClient(shop);
    await buy(shop, next, other);
    t.match(await accountOf(shop, next), { pending: 20 }, "none of them is in force any more");
    t.match(await shop.call("admin", "loyalty_rule_get_list"), { total: 2, list: [{ id: perProduct, active: false }, { id: perAmount }] });
    await shop.call("admin", "loyalty_rule_delete", { id: perAmount });
  });

  t.test("events count once per cause, within the limits per client", async (t) => {
    const rule = await addRule("event", { event: "review", points: 40 }, { max_points_per_client: 100, window_days: 30 });
    const client = await makeClient(shop);
    const tell = (cause: string, event = "review") => shop.call("admin", "loyalty_event", { client_id: client.clientId, event, cause });
    t.strictSame(await tell("1"), { points: 40, is_new: true });
    t.strictSame(await tell("1"), { points: 40, is_new: false });
    t.strictSame(await tell("2"), { points: 40, is_new: true });
    t.strictSame(await tell("3"), { points: 20, is_new: true }, "the limit leaves 20");
    t.strictSame(await tell("4"), { points: 0, is_new: true });
    t.strictSame(await tell("1", "survey"), { points: 0, is_new: true }, "nobody gives points for it");
    t.match(await accountOf(shop, client), { points: 100, total_earned: 100 });
    await setClock(shop, "2030-07-20T12:00:00Z");
    t.strictSame(await tell("5"), { points: 40, is_new: true }, "and is there again after the window");
    const race = await Promise.all(Array.from({ length: 8 }, () => tell("same") as Promise<{ is_new: boolean }>));
    t.equal(race.filter((answer) => answer.is_new).length, 1);
    t.equal(await codeOf(tell("x", "order")), "request.invalid");
    t.equal(await codeOf(shop.call("admin", "loyalty_event", { client_id: 999_999, event: "review", cause: "1" })), "client.not_found");
    await shop.call("admin", "loyalty_rule_delete", { id: rule });
  });

  t.test("signing up and birthdays", async (t) => {
    const rules = [await addRule("sign_up", { points: 25 }), await addRule("birthday", { points: 150 })];
    const signUp = {
      email: "new@example.com",
      first_name: "New",
      password: "a long enough password",
      password_confirm: "a long enough password",
    };
    const clientId = await shop.call<number>("guest", "client_create", { ...signUp, birthday: "2000-07-25" });
    const client = { kind: "client", clientId } as const;
    t.match(await accountOf(shop, client), { points: 25 });
    await birthdaysJob.run(await shop.scope(), {});
    t.match(await accountOf(shop, client), { points: 25 });
    for (const day of ["2030-07-25T01:00:00Z", "2030-07-25T20:00:00Z", "2030-07-26T01:00:00Z"]) {
      await setClock(shop, day);
      await birthdaysJob.run(await shop.scope(), {});
      t.match(await accountOf(shop, client), { points: 175 }, day);
    }
    await setClock(shop, "2031-07-25T01:00:00Z");
    await birthdaysJob.run(await shop.scope(), {});
    t.match(await accountOf(shop, client), { points: 325 }, "again the next year");
    for (const rule of rules) await shop.call("admin", "loyalty_rule_delete", { id: rule });
  });

  t.test("referrals give both sides points with the first paid order, and take both back", async (t) => {
    const rule = await addRule("referral", { points: 300, referred_points: 100 });
    const referrer = await makeClient(shop, { email: "ada.l@example.com" });
    const { code } = await shop.call<{ code: string }>("client", "loyalty_get_referral", {}, referrer);
    const friend = await makeClient(shop, { referred_by: code });
    const { invoice_id: invoice } = await buy(shop, friend, id);
    t.match(await accountOf(shop, friend), { pending: 150 });
    t.match(await accountOf(shop, referrer), { pending: 300, points: 0 });
    await buy(shop, friend, id);
    t.match(await accountOf(shop, referrer), { pending: 300 }, "with the first order only");
    t.match(await shop.call("client", "loyalty_get_referral", {}, referrer), { code, referred: 1, points: 300 });
    await refund(shop, invoice);
    t.match(await accountOf(shop, referrer), { pending: 0, debt: 0 });
    t.match(await accountOf(shop, friend), { pending: 50 });
    const self = await makeClient(shop, { email: "adal+two@example.com", referred_by: code });
    await buy(shop, self, id);
    t.match(await accountOf(shop, self), { pending: 50 }, "nobody refers the own second address");
    const stranger = await makeClient(shop, { referred_by: `${code.split("-")[0]}-000000` });
    await buy(shop, stranger, id);
    t.match(await accountOf(shop, stranger), { pending: 50 }, "a made-up code is nobody's");
    await shop.call("admin", "loyalty_rule_delete", { id: rule });
  });
});

t.test("tiers", async (t) => {
  const shop = await loyaltyShop(t, TEST_CLOCK);
  await setClock(shop, "2030-01-01T12:00:00Z");
  const id = await makeProduct(shop, "Course", 100);
  const silver = await shop.call<number>("admin", "loyalty_tier_create", { name: "Silver", threshold: 500 });
  const gold = await shop.call<number>("admin", "loyalty_tier_create", {
    name: "Gold",
    threshold: 1000,
    multiplier: 1.5,
    perks: ["Priority support"],
  });
  t.equal(await codeOf(shop.call("admin", "loyalty_tier_create", { name: "Gold", threshold: 2000 })), "loyalty.tier_exists");
  t.equal(await codeOf(shop.call("admin", "loyalty_tier_create", { name: "Half", threshold: 0.5 })), "request.invalid");
  t.equal(await codeOf(shop.call("admin", "loyalty_tier_create", { name: "Minus", threshold: -1 })), "request.invalid");
  t.equal(await codeOf(shop.call("admin", "loyalty_tier_update", { id: 999, name: "x" })), "loyalty.tier_not_found");
  const client = await makeClient(shop);
  await give(shop, client, 600);
  t.match(await accountOf(shop, client), { tier: "Silver", next_tier: "Gold", next_tier_missing: 400, tier_multiplier: 1 });
  await buy(shop, client, id);
  t.match(await accountOf(shop, client), { tier: "Silver", pending: 100, next_tier_missing: 400 }, "pending points do not count");
  await setClock(shop, "2030-02-01T12:00:00Z");
  await give(shop, client, 300);
  t.match(await accountOf(shop, client), { tier: "Gold", next_tier: null, tier_multiplier: 1.5, tier_perks: ["Priority support"] });
  const { invoice_id: invoice } = await buy(shop, client, id);
  t.match(await accountOf(shop, client), { pending: 150 }, "the tier's multiplier");
  await refund(shop, invoice, { amount: 50 });
  t.match(await accountOf(shop, client), { pending: 75 });
  await shop.call("admin", "coupon_deduct_client_loyalty_points", { client_id: client.clientId, points: 900, description: "spent" });
  t.match(await accountOf(shop, client), { tier: "Gold" }, "spending is no step back");
  const forecast = await shop.call<{ changes: { at: string; tier: string | null; keep: number }[] }>(
    "client",
    "loyalty_forecast",
    {},
    client,
  );
  t.match(forecast.changes, [{ at: "2031-01-01T12:00:00.000Z", tier: null, keep: 525 }]);
  await setClock(shop, "2031-01-01T12:00:00Z");
  t.match(await accountOf(shop, client), { tier: null }, "the promise is kept");
  await shop.call("admin", "loyalty_tier_update", { id: gold, threshold: 400, multiplier: "2" });
  await shop.call("admin", "loyalty_tier_delete", { id: silver });
  t.match(await accountOf(shop, client), { tier: "Gold" });

  await decide(shop, { tier_basis: "spend", tier_window: "calendar" });
  t.match(await accountOf(shop, client), { tier: null }, "tiers of another basis do not count");
  await shop.call("admin", "loyalty_tier_create", { name: "Patron", threshold: "149.99" });
  await buy(shop, client, id);
  await buy(shop, client, id);
  t.match(await accountOf(shop, client), { tier: null, next_tier: "Patron", next_tier_missing: 149.99 });
  await setClock(shop, "2031-02-01T12:00:00Z");
  t.match(await accountOf(shop, client), { tier: "Patron", tier_value: 200 });
  t.match(await shop.call("admin", "loyalty_tier_get_list"), {
    list: [
      { name: "Gold", active: false },
      { name: "Patron", threshold: 149.99, active: true },
    ],
  });
});

t.test("erasing a client ends the points, with an entry; the ledger stays", async (t) => {
  const shop = await loyaltyShop(t);
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  await give(shop, client, 900);
  await addToCart(shop, client, id);
  const { invoice_id: invoice } = await checkOut(shop, client, { points: 400 });
  await shop.call("admin", "client_delete", { id: client.clientId });
  t.match(await accountOf(shop, client), { points: 0, held: 0, total_expired: 900 });
  t.equal(await codeOf(give(shop, client, 5)), "client.erased");
  t.match(await shop.call("admin", "loyalty_transaction_get_list", { client_id: client.clientId }), {
    list: [{ kind: "expire", points: -900, description: "The client was erased." }, { kind: "release" }, { kind: "hold" }, { kind: "add" }],
  });
  const { status } = await shop.call<InvoiceAnswer>("admin", "invoice_get", { id: invoice });
  if (status === "unpaid") t.match(await pay(shop, invoice), { status: "paid" }, "what was ordered can still be paid");
  t.match(await accountOf(shop, client), { points: 0, pending: 0 });
});

t.test("while the module is off, the host works and balances stand still; back on, it makes up for the time", async (t) => {
  const shop = await loyaltyShop(t);
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  await give(shop, client, 1000);
  const { invoice_id: first } = await buy(shop, client, id, { points: 300 });
  await addToCart(shop, client, id);
  const { invoice_id: second } = await checkOut(shop, client, { points: 200 });
  await addToCart(shop, client, id);
  const { invoice_id: third } = await checkOut(shop, client, { points: 100 });
  const before = await accountOf(shop, client);
  t.match(before, { points: 400, held: 300, pending: 97 });

  await shop.call("admin", "extension_deactivate", { id: "loyalty", type: "mod" });
  await t.rejects(accountOf(shop, client), /There is no method/);
  t.match(await shop.call("guest", "cart_get", {}, client), { points: null });
  t.equal(await codeOf(checkOut(shop, client, { points: 5 })), "request.invalid");
  await pay(shop, second);
  await shop.call("admin", "invoice_cancel", { id: third, reason: "test" });
  await refund(shop, first);
  await buy(shop, client, id);

  const catchUp = async () => {
    for (const job of [catchUpHoldsJob, catchUpRefundsJob]) await job.run(await shop.scope(), {});
  };
  await shop.call("admin", "extension_activate", { id: "loyalty", type: "mod" });
  t.strictSame(await accountOf(shop, client), before, "untouched");
  await catchUp();
  t.match(await accountOf(shop, client), { points: 800, held: 0, pending: 0, total_spent: 200, debt: 0 });
  const after = await accountOf(shop, client);
  await catchUp();
  t.strictSame(await accountOf(shop, client), after, "doing it again changes nothing");
  await shop.call("admin", "extension_deactivate", { id: "loyalty", type: "mod" });
  t.equal(await codeOf(shop.call("admin", "extension_uninstall", { id: "loyalty", type: "mod" })), "extension.open_balances");
});

t.test("points that a coupon cost come back also when its order was refunded while the module was off", async (t) => {
  const shop = await loyaltyShop(t);
  const id = await makeProduct(shop, "Course", 100);
  const client = await makeClient(shop);
  await give(shop, client, 500);
  await shop.call("admin", "coupon_create_advanced", { code: "PRICED", type: "absolute", value: 10, loyalty_points_required: 200 });
  const order = async () => {
    await addToCart(shop, client, id);
    await shop.call("client", "coupon_apply_to_cart", { code: "PRICED" }, client);
    return (await checkOut(shop, client)).invoice_id;
  };
  const first = await order();
  await pay(shop, first);
  const second = await order();
  t.match(await accountOf(shop, client), { points: 100, held: 200 });
  await shop.call("admin", "extension_deactivate", { id: "loyalty", type: "mod" });
  await refund(shop, first);
  await pay(shop, second);
  await refund(shop, second);
  await shop.call("admin", "extension_activate", { id: "loyalty", type: "mod" });
  for (const round of ["once", "again"]) {
    await catchUpRefundsJob.run(await shop.scope(), {});
    t.match(await accountOf(shop, client), { points: 500, held: 0, pending: 0, total_spent: 0, debt: 0 }, round);
  }
});
