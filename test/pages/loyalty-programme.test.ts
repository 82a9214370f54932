import t from "tap";
import { type PagesApp, pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(200_000);

type Page<Row> = { readonly total: number; readonly list: readonly Row[] };
type Named = { readonly id: number; readonly title: string };

async function only({ call }: PagesApp, method: string): Promise<Named> {
  const { list } = await call<Page<Named>>("admin", method, {});
  return list[0] ?? { id: 0, title: "" };
}

t.test("a rule is drawn from its schema, tried before it is saved, and refused where it is wrong", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  const group = await call<number>("admin", "client_group_create", { title: "Friends" });
  const page = "/admin/loyalty/rules/new?kind=earning&rule=order_multiplier";
  const blank = (await open(page, cookie)).text;
  t.match(blank, /Percent of the points[\s\S]*name="args\[weekdays\]\[\]"[\s\S]*Monday[\s\S]*Friends/);
  const fields = { _action: "save", title: "Double", "args[percent]": "250", multiplier: "1", active: "1" };
  const seen = await submit(page, { ...fields, step: "preview" }, cookie);
  t.equal(seen.status, 200);
  t.match(seen.text, /2\.5 times the points\./);
  t.match(seen.text, /\$100\.00[\s\S]*250 points/);
  const faulty = await submit(page, { ...fields, step: "preview", "args[percent]": "" }, cookie);
  t.match(faulty.text, /Not ready yet[\s\S]*Percent of the points/);
  t.equal((await call<Page<Named>>("admin", "loyalty_rule_get_list", {})).total, 0, "looking keeps nothing");
  const refused = await submit(page, { ...fields, "args[percent]": "lots", max_points: "-1" }, cookie);
  t.equal(refused.status, 422);
  t.match((await submit(page, { ...fields, "args[percent]": "lots" }, cookie)).text, /id="field-args\[percent\]-error"/);
  t.match(refused.text, /value="lots"/, "what was typed stands there again");
  t.match(refused.text, /id="field-max_points-error"/);
  const groups = { "args[client_groups][]": String(group) };
  t.equal((await submit(page, { ...fields, ...groups, max_points_per_client: "90", ends_at: "2099-12-31" }, cookie)).status, 303);
  const { id } = await only(app, "loyalty_rule_get_list");
  t.match(await call("admin", "loyalty_rule_get", { id }), {
    args: { percent: "250", client_groups: [group] },
    max_points_per_client: 90,
    ends_at: "2099-12-31T23:59:59.999Z",
    summary: `2.5 times the points for client group #${group}, at most 90 points per client, until Dec 31, 2099.`,
  });
  const edit = (await open(`/admin/loyalty/rules/${id}`, cookie)).text;
  t.match(edit, /name="args\[percent\]" value="250"/);
  t.match(edit, /name="ends_at" value="2099-12-31"/);
  const saved = await submit(
    `/admin/loyalty/rules/${id}`,
    { ...fields, title: "Threefold", "args[percent]": "300", ends_at: "2099-12-31" },
    cookie,
  );
  t.equal(saved.status, 303);
  t.match(await call("admin", "loyalty_rule_get", { id }), { title: "Threefold", args: { percent: "300" }, max_points_per_client: 0 });
  t.match((await open("/admin/loyalty/rules?sort=title&active=1", cookie)).text, /Threefold[\s\S]*3 times the points/);
});

t.test("a rule is switched off and on, deleted and brought back", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  const id = await call<number>("admin", "loyalty_rule_create", { title: "Bonus", rule: "sign_up", args: { points: 5 } });
  const act = (action: string) => submit("/admin/loyalty/rules", { _action: action, id: String(id), name: "Bonus" }, cookie);
  await act("deactivate");
  t.match(await call("admin", "loyalty_rule_get", { id }), { active: false });
  await act("activate");
  t.match(await call("admin", "loyalty_rule_get", { id }), { active: true });
  t.equal((await act("delete")).status, 303);
  const after = (await open("/admin/loyalty/rules", cookie)).text;
  t.match(after, /Bonus is deleted[\s\S]*name="_action" value="restore"/);
  t.match(after, /There are no rules/);
  await act("restore");
  t.match((await open("/admin/loyalty/rules", cookie)).text, /Bonus is back[\s\S]*5 points for signing up\./);
  t.equal(
    (await submit(`/admin/loyalty/rules/${id}`, { _action: "delete", id: String(id), name: "Bonus" }, cookie)).headers.location,
    "/admin/loyalty/rules",
  );
});

t.test("a limit on redeeming shows what carts it lets through", async (t) => {
  const { submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const page = "/admin/loyalty/rules/new?kind=redemption&rule=min_cart_amount";
  const fields = { _action: "save", title: "From 50", "args[amount]": "50", active: "1" };
  const seen = await submit(page, { ...fields, step: "preview" }, cookie);
  t.match(seen.text, /Points only in carts of 50\.00 or more\./);
  t.match(seen.text, /\$10\.37[\s\S]*\$39\.63 more is needed[\s\S]*\$50\.37[\s\S]*5,037/);
  t.equal((await submit(page, fields, cookie)).status, 303);
  t.match(await call("admin", "loyalty_rule_get_list", { kind: "redemption" }), { total: 1 });
});

t.test("a tier is made with a look at who would be in it, changed, and deleted", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  for (const points of [50, 150, 400]) {
    const client = await call<number>("admin", "client_create", { email: `m${points}@shop.example`, first_name: "Member" });
    await call("admin", "coupon_add_client_loyalty_points", { client_id: client, points, description: "Hello" });
  }
  const page = "/admin/loyalty/tiers/new";
  const fields = { _action: "save", name: "Silver", threshold: "100", multiplier: "1,5", perks: "Free coffee\n\nA seat" };
  const seen = await submit(page, { ...fields, step: "preview" }, cookie);
  t.match(seen.text, /In no tier[\s\S]*1 client<[\s\S]*Silver[\s\S]*2 clients</);
  t.equal((await submit(page, fields, cookie)).status, 303);
  const { list } = await call<Page<{ id: number }>>("admin", "loyalty_tier_get_list", {});
  const id = String(list[0]?.id);
  t.match(await call("admin", "loyalty_tier_get", { id }), { name: "Silver", multiplier: 1.5, perks: ["Free coffee", "A seat"] });
  const taken = await submit(page, fields, cookie);
  t.match(taken.text, /id="field-name-error"/);
  t.match((await submit(page, { ...fields, name: "X", threshold: "many" }, cookie)).text, /id="field-threshold-error"/);
  t.match((await submit(page, { ...fields, name: "X", threshold: "7", multiplier: "5000" }, cookie)).text, /id="field-multiplier-error"/);
  t.match((await open("/admin/loyalty/tiers", cookie)).text, /Silver[\s\S]*2 \/ 3/);
  t.equal((await submit(`/admin/loyalty/tiers/${id}`, { ...fields, threshold: "300" }, cookie)).status, 303);
  t.match(await call("admin", "loyalty_tier_count", {}), [{ clients: 2 }, { name: "Silver", clients: 1 }]);
  t.equal((await submit(`/admin/loyalty/tiers/${id}`, { _action: "delete" }, cookie)).status, 303);
  t.equal((await call<Page<object>>("admin", "loyalty_tier_get_list", {})).total, 0);
});

t.test("rewards of each kind are made, changed, run out, and come back after they were deleted", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  const product = await call<number>("admin", "product_create", {
    title: "Guide",
    type: "custom",
    pricing: { type: "once", once: { price: 10 } },
  });
  const coupon = await call<number>("admin", "coupon_create_advanced", { code: "POINTS10", type: "percentage", value: 10 });
  const make = (kind: string, fields: Readonly<Record<string, string>>) =>
    submit(`/admin/loyalty/rewards/new?kind=${kind}`, { _action: "save", points: "100", active: "1", ...fields }, cookie);
  t.match((await open("/admin/loyalty/rewards/new?kind=coupon", cookie)).text, /POINTS10/);
  t.equal((await make("coupon", { title: "Code", coupon_id: String(coupon) })).status, 303);
  t.equal((await make("product", { title: "Guide", product_id: String(product) })).status, 303);
  t.equal((await make("gift_card", { title: "Card", amount: "12,50", currency: "USD", max_redemptions: "2" })).status, 303);
  t.match((await make("gift_card", { title: "None", amount: "0", currency: "USD" })).text, /id="field-amount-error"/);
  t.match((await make("product", { title: "None", product_id: "" })).text, /id="field-product_id-error"/);
  t.match((await make("coupon", { title: "None", coupon_id: String(coupon), points: "0" })).text, /id="field-points-error"/);
  const { list } = await call<Page<Named & { amount: number | null }>>("admin", "loyalty_reward_get_list", { kind: "gift_card" });
  t.match(list, [{ title: "Card", amount: 12.5 }]);
  const id = String(list[0]?.id);
  const edit = (await open(`/admin/loyalty/rewards/${id}`, cookie)).text;
  t.match(edit, /name="amount" value="12.5"/);
  const fields = { _action: "save", title: "Card", points: "100", amount: "12.5", currency: "USD", active: "1", max_redemptions: "1" };
  t.equal((await submit(`/admin/loyalty/rewards/${id}`, fields, cookie)).status, 303);
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  await call("admin", "coupon_add_client_loyalty_points", { client_id: client, points: 300, description: "Hello" });
  await call("admin", "loyalty_reward_redeem", { client_id: client, reward_id: id });
  t.match((await open("/admin/loyalty/rewards", cookie)).text, /1 \/ 1/);
  t.match((await open(`/admin/loyalty/redemptions?reward_id=${id}`, cookie)).text, /ada@shop\.example|loyalty\/members/);
  const act = (action: string) => submit("/admin/loyalty/rewards", { _action: action, id, name: "Card" }, cookie);
  await act("deactivate");
  t.match(await call("admin", "loyalty_reward_get", { id }), { active: false });
  await act("delete");
  t.match((await open("/admin/loyalty/rewards", cookie)).text, /Card is deleted[\s\S]*value="restore"/);
  await act("restore");
  await act("activate");
  t.match(await call("admin", "loyalty_reward_get", { id }), { active: true, redeemed: 1 });
});
