import t from "tap";
import { type PagesApp, pagesApp } from "#test/views/pages-app.ts";
import { HARMFUL } from "#test/views/sample-pages.ts";

t.setTimeout(200_000);

type Page<Row> = { readonly total: number; readonly list: readonly Row[] };
type Account = { readonly points: number; readonly tier: string | null };

/** A shop with a member in a tier, a rule, and a reward of each kind. */
async function programme({ call }: PagesApp) {
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: HARMFUL, last_name: "Lovelace" });
  const product = await call<number>("admin", "product_create", {
    title: `Guide ${HARMFUL}`,
    type: "custom",
    pricing: { type: "once", once: { price: 10 } },
  });
  const coupon = await call<number>("admin", "coupon_create_advanced", { code: "POINTS10", type: "percentage", value: 10 });
  const tier = await call<number>("admin", "loyalty_tier_create", {
    name: `Gold ${HARMFUL}`,
    threshold: 100,
    multiplier: 1.5,
    perks: [HARMFUL],
  });
  const rule = await call<number>("admin", "loyalty_rule_create", {
    title: `Rule ${HARMFUL}`,
    rule: "event",
    args: { event: "review", points: 5 },
  });
  const reward = await call<number>("admin", "loyalty_reward_create", {
    title: `Card ${HARMFUL}`,
    kind: "gift_card",
    points: 100,
    amount: 10,
  });
  await call("admin", "loyalty_reward_create", { title: "Guide", description: HARMFUL, kind: "product", points: 900, product_id: product });
  await call("admin", "loyalty_reward_create", { title: "Code", kind: "coupon", points: 50, coupon_id: coupon, max_redemptions: 3 });
  await call("admin", "coupon_add_client_loyalty_points", {
    client_id: client,
    points: 400,
    description: HARMFUL,
    expires_at: "2099-01-01",
  });
  await call("admin", "loyalty_reward_redeem", { client_id: client, reward_id: reward });
  return { client, product, coupon, tier, rule, reward };
}

function accountOf({ call }: PagesApp, client: number): Promise<Account> {
  return call<Account>("admin", "coupon_get_client_loyalty_points", { client_id: client });
}

t.test("every page of the programme opens, in both languages, names as text, and says who may not", async (t) => {
  const app = await pagesApp(t);
  const { open, signInStaff, call } = app;
  const cookie = await signInStaff();
  const { client, tier, rule, reward } = await programme(app);
  const views = ["", "/transactions", "/rules", "/tiers", "/rewards", "/redemptions", "/report", `/members/${client}`];
  const changes = [
    "/rules/new",
    "/rules/new?kind=earning&rule=order_multiplier",
    "/rules/new?kind=redemption&rule=points_step",
    `/rules/${rule}`,
  ];
  changes.push(
    "/tiers/new",
    `/tiers/${tier}`,
    "/rewards/new",
    `/rewards/${reward}`,
    `/members/${client}/adjust`,
    `/members/${client}/reward`,
  );
  for (const kind of ["coupon", "product", "gift_card"]) changes.push(`/rewards/new?kind=${kind}`);
  for (const path of [...views, ...changes]) {
    for (const language of ["en", "de"]) {
      const { status, text } = await open(`/admin/loyalty${path}`, `${cookie}; largesse_language=${language}`);
      t.equal(status, 200, `${path} ${language}`);
      t.notMatch(text, "<script>alert(1)", `${path} ${language}: names are text`);
      t.notMatch(text, "[object Object]", `${path} ${language}`);
    }
  }
  t.match((await open("/admin/loyalty", `${cookie}; largesse_language=de`)).text, /Mitglieder/);
  const home = (await open("/admin", cookie)).text;
  t.match(home, /Points outstanding[\s\S]*300/);
  t.match(home, /Came into a higher tier[\s\S]*Gold/);
  t.match((await open(`/admin/clients/${client}`, cookie)).text, /Loyalty points[\s\S]*300[\s\S]*\/adjust/);

  const account = { email: "eye@shop.example", password: "correct horse eye" };
  await call("admin", "staff_create", { ...account, name: "Eye", permissions: ["loyalty.view"] });
  const viewer = await signInStaff(account.email, account.password);
  for (const path of views) {
    const { status, text } = await open(`/admin/loyalty${path}`, viewer);
    t.equal(status, 200, `${path} may be seen`);
    t.notMatch(text, /_action" value="(?!sign-out)|\/new"|\/adjust"|\/reward"|Lovelace[^#]*<\/a><\/td/, `${path} offers nothing to change`);
  }
  for (const path of changes) t.equal((await open(`/admin/loyalty${path}`, viewer)).status, 403, `${path} may not be opened`);
  const stranger = { email: "none@shop.example", password: "correct horse none" };
  await call("admin", "staff_create", { ...stranger, name: "None", permissions: ["client.view"] });
  const other = await signInStaff(stranger.email, stranger.password);
  t.equal((await open("/admin/loyalty", other)).status, 403);
  t.notMatch((await open("/admin", other)).text, /\/admin\/loyalty/);
  t.notMatch((await open(`/admin/clients/${client}`, other)).text, /Loyalty points/);
  for (const path of ["/members/999", "/members/x", "/rules/999", "/tiers/999", "/rewards/999", "/rules/new?rule=none"])
    t.equal((await open(`/admin/loyalty${path}`, cookie)).status, 404, path);
});

t.test("points are given and taken with a reason; what is refused is said at its field", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  const { client } = await programme(app);
  const page = `/admin/loyalty/members/${client}/adjust`;
  const given = { _action: "save", way: "give", points: "250", description: "Sorry for the delay", expires_at: "2098-05-31" };
  const made = await submit(page, given, cookie);
  t.equal(made.status, 303, made.text.slice(0, 300));
  t.equal(made.headers.location, `/admin/loyalty/members/${client}`);
  t.equal((await accountOf(app, client)).points, 550);
  const member = (await open(`/admin/loyalty/members/${client}`, cookie)).text;
  t.match(member, /has 250 more points/);
  t.match(member, /Sorry for the delay/);
  t.match(member, /May 31, 2098/, "the lot says when it expires");
  const taken = await submit(page, { ...given, way: "take", points: "50" }, cookie);
  t.equal(taken.status, 303);
  t.equal((await accountOf(app, client)).points, 500);
  const tooMany = await submit(page, { ...given, way: "take", points: "501" }, cookie);
  t.equal(tooMany.status, 422);
  t.match(tooMany.text, /id="field-points-error"[\s\S]*1 more points/);
  t.match(tooMany.text, /value="501"/);
  t.match((await submit(page, { ...given, points: "1.5" }, cookie)).text, /id="field-points-error"/);
  t.match((await submit(page, { ...given, description: "" }, cookie)).text, /id="field-description-error"/);
  t.match((await submit(page, { ...given, way: "" }, cookie)).text, /id="field-way-error"/);
  t.match((await submit(page, { ...given, expires_at: "soon" }, cookie)).text, /id="field-expires_at-error"/);
  const event = { _action: "event", event: "review", cause: "R-7" };
  t.equal((await submit(page, event, cookie)).status, 303);
  t.equal((await submit(page, event, cookie)).status, 303, "told again");
  t.equal((await accountOf(app, client)).points, 505, "and counted once");
  const entries = await call<Page<{ kind: string }>>("admin", "loyalty_transaction_get_list", { client_id: client });
  t.same(
    entries.list.map(({ kind }) => kind),
    ["earn", "deduct", "add", "spend", "add"],
  );
  const { text } = await open(`/admin/loyalty/transactions?client_id=${client}&kind=deduct`, cookie);
  t.match(text, /Taken by staff/);
  t.notMatch(text, /Given by staff<\/span>/);
});

t.test("a reward is redeemed for a client; its code is in that answer and nowhere else", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  const { client, reward } = await programme(app);
  const page = `/admin/loyalty/members/${client}/reward`;
  const redeemed = await submit(page, { _action: "redeem", reward_id: String(reward) }, cookie);
  const [, code = ""] = /id="reward-code">([^<]+)</.exec(redeemed.text) ?? [];
  t.match(code, /.{8}/);
  t.equal((await accountOf(app, client)).points, 200);
  t.notMatch((await open(page, cookie)).text, code);
  t.notMatch((await open("/admin/loyalty/redemptions", cookie)).text, code);
  t.equal((await call<Page<object>>("admin", "loyalty_reward_redemption_get_list", { client_id: client })).total, 2);
  const guide = (await call<Page<{ id: number }>>("admin", "loyalty_reward_get_list", { kind: "product" })).list[0]?.id;
  const refused = await submit(page, { _action: "redeem", reward_id: String(guide) }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="field-reward_id-error"[\s\S]*700 more points/);
  t.match((await submit(page, { _action: "redeem" }, cookie)).text, /Choose a reward/);
});

t.test("members, transactions and rewards are filtered and sorted by the address", async (t) => {
  const app = await pagesApp(t);
  const { open, signInStaff, call } = app;
  const cookie = await signInStaff();
  const { tier, rule } = await programme(app);
  const bob = await call<number>("admin", "client_create", { email: "bob@shop.example", first_name: "Bob" });
  await call("admin", "coupon_add_client_loyalty_points", { client_id: bob, points: 20, description: "Hello" });
  const members = async (query: string) =>
    [...(await open(`/admin/loyalty${query}`, cookie)).text.matchAll(/loyalty\/members\/(\d+)"/g)].map(([, id]) => Number(id));
  t.equal((await members(""))[0], bob, "who changed last comes first");
  t.same((await members("?sort=points")).at(0), bob);
  t.same((await members("?sort=-points")).at(-1), bob);
  t.notOk((await members(`?tier=${tier}`)).includes(bob));
  t.same(await members("?tier=none"), [bob]);
  t.same(await members("?search=bob"), [bob]);
  t.match((await open(`/admin/loyalty/transactions?rule_id=${rule}`, cookie)).text, /No transaction was found/);
  t.match((await open("/admin/loyalty/transactions?sort=points&date_from=2099-01-01", cookie)).text, /No transaction was found/);
  const rewards = async (query: string) =>
    [...(await open(`/admin/loyalty/rewards${query}`, cookie)).text.matchAll(/loyalty\/rewards\/\d+">([^<]+)</g)].map(([, title]) => title);
  t.same((await rewards("?sort=-points"))[0], "Guide");
  t.same(await rewards("?kind=coupon"), ["Code"]);
  t.same(await rewards("?active=0"), []);
});

t.test("the report tells what is owed and is exported month by month", async (t) => {
  const app = await pagesApp(t);
  const { open, signInStaff } = app;
  const cookie = await signInStaff();
  await programme(app);
  const { text } = await open("/admin/loyalty/report", cookie);
  t.match(text, /\$3\.00/);
  t.match(text, /January 2099/);
  const sheet = await open("/admin/loyalty/report/export?what=months&months=24", cookie);
  t.match(sheet.headers["content-disposition"], /attachment.*points-months-.*\.csv/);
  t.match(sheet.text, /^month,earned,taken_back,spent,returned,expired,change\n\d{4}-\d{2},400,0,100,0,0,300\n/);
  t.equal(sheet.text.trim().split("\n").length, 25);
  t.match((await open("/admin/loyalty/report/export?what=expiring", cookie)).text, /^month,points,value\n2099-01,300,3\n/);
  t.match((await open("/admin/loyalty/report/export?what=values", cookie)).text, /^currency,.*\nUSD,3,0,0,3\n/);
  t.equal((await open("/admin/loyalty/report?months=999", cookie)).status, 400);
});
