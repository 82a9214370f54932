import t from "tap";
import { pagesApp, tokenOf } from "#test/views/pages-app.ts";

t.setTimeout(150_000);

type Coupon = {
  readonly id: number;
  readonly code: string;
  readonly active: boolean;
  readonly conditions: unknown;
  readonly version: number;
};

const LEAST = { _action: "save", step: "save", code: "spring20", type: "percentage", value: "20" };

t.test("every admin page of coupons opens, in both languages, and says who may not", async (t) => {
  const { open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = await call<number>("admin", "coupon_create_advanced", { code: "WHOLE10", type: "percentage", value: 10 });
  const pages = ["", "/new", "/dashboard", "/import", "/holidays", `/${id}`, `/${id}/edit`];
  pages.push(`/${id}/redemptions`, `/${id}/codes`, `/${id}/history`, `/${id}/test`, `/${id}/test?ask=1`);
  for (const path of pages) {
    const { status, text } = await open(`/admin/coupons${path}`, cookie);
    t.equal(status, 200, path);
    t.notMatch(text, /(?<!quiet")>(?:coupon|arg|choice|code|redemption|trend)\.[a-z_]+</, `${path}: no key of a word is shown`);
  }
  t.match((await open("/admin/coupons", `${cookie}; largesse_language=de`)).text, /Gutschein anlegen/);
  t.notMatch((await open("/admin", cookie)).text, /cannot be shown at the moment/);
  await call("admin", "staff_create", {
    email: "eye@shop.example",
    name: "Eye",
    password: "correct horse eye",
    permissions: ["coupon.view"],
  });
  const viewer = await signInStaff("eye@shop.example", "correct horse eye");
  const list = await open("/admin/coupons", viewer);
  t.equal(list.status, 200);
  t.notMatch(list.text, /Create coupon|name="ids\[\]"|Bulk operations/);
  t.equal((await open("/admin/coupons/new", viewer)).status, 403);
  t.equal((await open("/admin/coupons/999999", cookie)).status, 404);
  t.equal((await open("/admin/coupons/none", cookie)).status, 404);
});

t.test("code, type and value make a coupon; a taken code is said at its field, with what was typed", async (t) => {
  const { submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const made = await submit("/admin/coupons/new", LEAST, cookie);
  t.equal(made.status, 303, made.text.slice(0, 200));
  const coupon = await call<Coupon>("admin", "coupon_get", { code: "SPRING20" });
  t.equal(made.headers.location, `/admin/coupons/${coupon.id}`);
  const again = await submit("/admin/coupons/new", { ...LEAST, "description[en]": "Kept" }, cookie);
  t.equal(again.status, 422);
  t.match(again.text, /id="field-code-error"/);
  t.match(again.text, /value="Kept"/);
  const worse = await submit(
    "/admin/coupons/new",
    { ...LEAST, code: "OTHER20", value: "120", start_at: "2099-02-01", end_at: "2099-01-01" },
    cookie,
  );
  t.match(worse.text, /id="field-value-error"/);
  t.match(worse.text, /id="field-end_at-error"/);
});

t.test("looking first tells the sentence and three carts at real prices, and keeps nothing", async (t) => {
  const { submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  for (const [title, price] of [
    ["Small", 10],
    ["Large", 100],
  ] as const) {
    await call("admin", "product_create", {
      title,
      type: "custom",
      status: "enabled",
      pricing: { type: "once", once: { price, setup: 0 } },
    });
  }
  const seen = await submit("/admin/coupons/new", { ...LEAST, step: "preview", min_order_amount: "50" }, cookie);
  t.equal(seen.status, 200);
  t.match(seen.text, /20% off, on orders of \$?50\.00 or more/);
  t.match(seen.text, /SPRING20 is free/);
  t.match(seen.text, /\$110\.00[\s\S]*−\$22\.00[\s\S]*\$88\.00/, "10 + 100 less 20 %");
  t.match(seen.text, /class="reason"/, "the small cart says why it gets nothing");
  t.equal((await call<{ total: number }>("admin", "coupon_get_list", {})).total, 0);
  const faulty = await submit("/admin/coupons/new", { ...LEAST, step: "preview", value: "" }, cookie);
  t.match(faulty.text, /Not ready yet/);
  const suggested = await submit(
    "/admin/coupons/new",
    { ...LEAST, step: "generate", "generate[prefix]": "NEW", "generate[length]": "9" },
    cookie,
  );
  t.match(suggested.text, /name="code" value="NEW[A-Z0-9]+"/);
});

t.test("conditions are put together without a script, survive a refusal, and come back into the editor", async (t) => {
  const { submit, open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const root = { ...LEAST, "nodes[n][mode]": "all" };
  const added = await submit("/admin/coupons/new", { ...root, step: "add-rule n", "pick[n]": "min_order_amount" }, cookie);
  t.match(added.text, /name="nodes\[n_0\]\[args\]\[amount\]"/);
  const grouped = await submit("/admin/coupons/new", { ...root, "nodes[n_0][rule]": "min_order_amount", step: "add-group n" }, cookie);
  t.match(grouped.text, /id="pick-n_1"/);
  const rules = { ...root, "nodes[n_0][rule]": "min_order_amount", "nodes[n_1][mode]": "none", "nodes[n_1_0][rule]": "hours" };
  const hours = { "nodes[n_1_0][args][from]": "09:00", "nodes[n_1_0][args][until]": "25:00" };
  const refused = await submit("/admin/coupons/new", { ...rules, ...hours }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="field-nodes\[n_0\]\[args\]\[amount\]-error"/);
  t.match(refused.text, /id="field-nodes\[n_1_0\]\[args\]\[until\]-error"/);
  const whole = {
    ...rules,
    "nodes[n_0][args][amount]": "50.00",
    "nodes[n_1_0][args][from]": "09:00",
    "nodes[n_1_0][args][until]": "10:00",
  };
  t.equal((await submit("/admin/coupons/new", whole, cookie)).status, 303);
  const { id, conditions } = await call<Coupon>("admin", "coupon_get", { code: "SPRING20" });
  t.match(conditions, {
    all: [{ rule: "min_order_amount", args: { amount: "50.00" } }, { not: { rule: "hours", args: { from: "09:00" } } }],
  });
  const editor = await open(`/admin/coupons/${id}/edit`, cookie);
  t.match(editor.text, /name="nodes\[n_1_0\]\[args\]\[from\]" value="09:00"/);
  const removed = await submit(`/admin/coupons/${id}/edit`, { ...whole, step: "remove n_1" }, cookie);
  t.notMatch(removed.text, /nodes\[n_1_0\]/);
});

t.test("an edit sends what was changed, begins a version that the history tells, and loses to a faster colleague", async (t) => {
  const { submit, open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = await call<number>("admin", "coupon_create_advanced", {
    code: "EDIT10",
    type: "percentage",
    value: 10,
    end_at: "2030-05-31T10:20:30.456Z",
  });
  const form = formOf((await open(`/admin/coupons/${id}/edit`, cookie)).text);
  t.equal((await submit(`/admin/coupons/${id}/edit`, { ...form, step: "save" }, cookie)).status, 303);
  t.match(await call("admin", "coupon_get", { id }), { version: 1 }, "nothing was changed, so nothing was written");
  t.equal((await submit(`/admin/coupons/${id}/edit`, { ...form, step: "save", maxuses: "7" }, cookie)).status, 303);
  t.match(await call("admin", "coupon_get", { id }), { version: 2, maxuses: 7, end_at: "2030-05-31T10:20:30.456Z" });
  const late = await submit(`/admin/coupons/${id}/edit`, { ...form, step: "save", maxuses: "9" }, cookie);
  t.equal(late.status, 409);
  t.match(late.text, /name="maxuses" value="9"/);
  const { text } = await open(`/admin/coupons/${id}/history`, cookie);
  t.match(text, /10% off[^<]*7 times in all/);
  t.match(text, /Uses in all/);
});

t.test("filters, several states at once, and sorting are the address; chips take them off", async (t) => {
  const { open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  for (const [code, fields] of [
    ["AAA10", {}],
    ["BBB20", { active: 0 }],
    ["CCC30", { start_at: "2099-01-01" }],
  ] as const)
    await call("admin", "coupon_create_advanced", { code, type: "percentage", value: 10, ...fields });
  const codes = async (query: string) =>
    [...(await open(`/admin/coupons${query}`, cookie)).text.matchAll(/class="coupon-code"[^>]*>([^<]+)</g)].map(([, code]) => code);
  t.same(await codes(""), ["CCC30", "BBB20", "AAA10"], "newest first");
  t.same(await codes("?sort=code"), ["AAA10", "BBB20", "CCC30"]);
  t.same(await codes("?status[]=inactive&status[]=scheduled&sort=code"), ["BBB20", "CCC30"]);
  t.same(await codes("?search=aaa&type=percentage&date_preset=today&used_max=0&revenue_max=5"), ["AAA10"]);
  t.same(await codes("?date_field=expires&date_preset=next_7_days"), []);
  const { text } = await open("/admin/coupons?status[]=inactive&status[]=scheduled&page=1", cookie);
  t.match(text, /Status: Scheduled[\s\S]*?href="\/admin\/coupons\?status%5B%5D&#x3D;inactive"/);
});

t.test("selected coupons are changed together, deleted and brought back, and exported", async (t) => {
  const { open, submit, signInStaff, call, send } = await pagesApp(t);
  const cookie = await signInStaff();
  const ids: number[] = [];
  for (const code of ["BULK1", "BULK2"])
    ids.push(await call<number>("admin", "coupon_create_advanced", { code, type: "absolute", value: 5 }));
  const bulk = async (change: string, more = {}) => {
    const token = tokenOf((await open("/admin/coupons", cookie)).text) ?? "";
    const body = new URLSearchParams({ _action: "bulk", _csrf: token, change, ...more });
    for (const id of ids) body.append("ids[]", String(id));
    const headers = { cookie, accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
    return send({ method: "POST", url: "/admin/coupons?sort=code", headers, payload: body.toString() });
  };
  t.equal((await bulk("deactivate")).headers.location, "/admin/coupons?sort=code", "the filters stay");
  t.match(await call("admin", "coupon_get", { code: "BULK2" }), { active: false });
  await bulk("extend", { end_at: "2090-12-31" });
  t.match(await call("admin", "coupon_get", { code: "BULK1" }), { end_at: "2090-12-31T23:59:59.999Z", version: 2 });
  t.equal((await bulk("extend", { end_at: "" })).status, 422);
  const sheet = await open(String((await bulk("csv")).headers.location), cookie);
  t.match(sheet.headers["content-disposition"], /attachment.*\.csv/);
  t.match(sheet.text, /^code,type,value|^type,code/m);
  t.equal(sheet.text.trim().split("\n").length, 3);
  t.match((await open(String((await bulk("xlsx")).headers.location), cookie)).text, /^PK/);
  const gone = await bulk("delete");
  t.equal(gone.headers.location, "/admin/coupons?sort=code");
  t.match((await open(String(gone.headers.location), cookie)).text, /2 coupons were deleted/);
  const again = await bulk("delete");
  t.equal(again.status, 200);
  t.match(again.text, /Some coupons stayed as they were/);
  await submit("/admin/coupons", { _action: "restore", ids: ids.join(",") }, cookie);
  t.match(await call("admin", "coupon_get", { code: "BULK1" }), { id: ids[0] });
  const none = await submit("/admin/coupons", { _action: "bulk", change: "activate" }, cookie);
  t.match(none.text, /Select at least one coupon/);
});

t.test("codes are generated and downloaded, days are added, and a code is tested rule by rule", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const fields = { code: "POOL10", type: "percentage", value: 10, min_order_amount: 20 };
  const id = await call<number>("admin", "coupon_create_advanced", fields);
  const made = await submit(
    `/admin/coupons/${id}/codes`,
    { _action: "generate", count: "3", prefix: "VIP-", length: "", pattern: "" },
    cookie,
  );
  t.match(made.headers.location, /batch_id=/);
  const batch = await open(String(made.headers.location), cookie);
  t.equal([...batch.text.matchAll(/<code>VIP-/g)].length, 3);
  t.equal(
    (await open(`/admin/coupons/${id}/codes/export`, cookie)).text.trim().split("\n").length,
    5,
    "the heading, the shared one and three",
  );
  const asked = await open(`/admin/coupons/${id}/test?ask=1`, cookie);
  t.match(asked.text, /Cannot be used[\s\S]*coupon\.min_order_not_met/);
  t.match((await open(`/admin/coupons/${id}/test?ask=1&client_id=4711&items[]=1`, cookie)).text, /notice-warning/);
  t.equal(
    (await submit("/admin/coupons/holidays", { _action: "add", name: "Outing", date: "2030-07-01", country: "" }, cookie)).status,
    303,
  );
  const days = await open("/admin/coupons/holidays?year=2030", cookie);
  t.match(days.text, /Outing[\s\S]*Jul 1, 2030[\s\S]*Everywhere/);
});

/** What a browser would send of the page's form. */
function formOf(html: string): Record<string, string> {
  const form = /<form[^>]*id="coupon-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    const isOff = /type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag);
    if (name !== undefined && !name.startsWith("_") && !isOff) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  for (const [, name, inner] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    if (name !== undefined) fields[name] = /value="([^"]*)" selected/.exec(inner ?? "")?.[1] ?? "";
  }
  return { ...fields, _action: "save", notes: "" } satisfies Readonly<Record<string, string>>;
}
