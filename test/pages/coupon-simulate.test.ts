import t from "tap";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

t.test("the page compares what every active coupon would give for a cart, the best first, rule by rule", async (t) => {
  const { open, call, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const product = await call<number>("admin", "product_create", {
    title: "Plan",
    type: "custom",
    pricing: { type: "once", once: { price: 50 } },
  });
  for (const [code, more] of [
    ["FIVE", { type: "absolute", value: 5 }],
    ["HALF", { type: "percentage", value: 50 }],
    ["BIG", { type: "absolute", value: 40, min_order_amount: 500 }],
    ["OFF", { type: "absolute", value: 1, active: 0 }],
  ] as const)
    await call("admin", "coupon_create_advanced", { code, ...more });
  const url = `/admin/coupons/simulate?ask=cart&items%5B%5D=${product}&quantity=2`;
  const { status, text } = await open(url, cookie);
  t.equal(status, 200);
  const rows = [...text.matchAll(/<code>([A-Z]+)<\/code>/g)].map(([, code]) => code);
  t.same(rows, ["HALF", "FIVE", "BIG"]);
  t.match(text, /\$50\.00[\s\S]*\$5\.00/);
  t.match(text, /Cannot be used[\s\S]*min_order|Cannot be used[\s\S]*more/);
  const two = await open(`${url}&codes=OFF%2C+%3Cb%3EX`, cookie);
  t.match(two.text, /&lt;[bB]&gt;X/);
  t.notMatch(two.text, /<code>HALF/);
  const german = await open(url, `${cookie}; largesse_language=de`);
  t.match(german.text, /Was jeder geben würde/);
  const nobody = await open(`${url}&client_id=99`, cookie);
  t.match(nobody.text, /There is no such client/);
  await call("admin", "staff_create", {
    email: "see@shop.example",
    name: "See",
    password: "correct horse desk",
    permissions: ["client.view"],
  });
  t.equal((await open(url, await signInStaff("see@shop.example", "correct horse desk"))).status, 403);
});

t.test("a coupon that does not exist is played on past orders and keeps nothing", async (t) => {
  const { open, call, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const product = await call<number>("admin", "product_create", {
    title: "Plan",
    type: "custom",
    pricing: { type: "once", once: { price: 50 } },
  });
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const as = { kind: "client", clientId: client } as const;
  await call("client", "cart_add_item", { id: product }, as);
  const { invoice_id: id } = await call<{ invoice_id: number }>("client", "cart_checkout", {}, as);
  await call("admin", "invoice_mark_as_paid", { id });
  const url =
    "/admin/coupons/simulate?ask=past&type=percentage&value=10&min_order_amount=&max_discount_amount=&from=2020-01-01&to=2099-12-31";
  const { text } = await open(url, cookie);
  t.match(text, /Cheaper by it[\s\S]*\$5\.00[\s\S]*\$50\.00[\s\S]*\$45\.00/);
  t.match(await call("admin", "coupon_get_list", {}), { total: 0 });
  const wrong = await open(url.replace("value=10", "value=110"), cookie);
  t.equal(wrong.status, 200);
  t.match(wrong.text, /class="notice|role="/);
  t.notMatch(wrong.text, /Cheaper by it/);
});
