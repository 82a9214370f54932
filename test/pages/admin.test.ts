import t from "tap";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

const LISTS = [
  "/admin/clients",
  "/admin/clients/new",
  "/admin/client-groups",
  "/admin/client-groups/new",
  "/admin/staff",
  "/admin/staff/new",
  "/admin/staff/permissions",
  "/admin/orders",
  "/admin/invoices",
  "/admin/products",
  "/admin/products/new",
  "/admin/product-categories",
  "/admin/product-categories/new",
  "/admin/consultants",
  "/admin/consultants/new",
  "/admin/currencies",
  "/admin/currencies/new",
  "/admin/taxes",
  "/admin/taxes/new",
];

t.test("every admin page of clients, sales and the shop opens for the administrator, in both languages", async (t) => {
  const { open, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  for (const url of [...LISTS, "/admin"]) {
    const { status, text } = await open(url, cookie);
    t.equal(status, 200, url);
    t.notMatch(text, /cannot be shown at the moment/, `${url}: every widget is drawn`);
  }
  const german = await open("/admin/invoices", `${cookie}; largesse_language=de`);
  t.match(german.text, /Keine Rechnung gefunden/);
});

t.test("who may see clients only is shown neither products nor a way to erase", async (t) => {
  const { open, signInStaff, call } = await pagesApp(t);
  await call("admin", "staff_create", {
    email: "desk@shop.example",
    name: "Desk",
    password: "correct horse desk",
    permissions: ["client.view"],
  });
  const id = await call("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const cookie = await signInStaff("desk@shop.example", "correct horse desk");
  t.equal((await open("/admin/products", cookie)).status, 403);
  const { status, text } = await open(`/admin/clients/${String(id)}`, cookie);
  t.equal(status, 200);
  t.notMatch(text, /Erase this client|Account credit|Export data/);
  t.equal((await open(`/admin/clients/${String(id)}/export`, cookie)).status, 403);
});

t.test("a product is created with prices per period, and refused with what was typed", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const fields = {
    _action: "save",
    title: "Plan",
    type: "custom",
    status: "enabled",
    payment_type: "recurrent",
    "pricing[recurrent][1M][price]": "9.90",
    "pricing[recurrent][1M][setup]": "",
    "pricing[recurrent][1M][enabled]": "1",
    "pricing[recurrent][1Y][price]": "",
    "pricing[recurrent][1Y][setup]": "",
  };
  const refused = await submit("/admin/products/new", { ...fields, "pricing[recurrent][1M][price]": "9.999" }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /value="9.999"/, "what was typed stands there again");
  const made = await submit("/admin/products/new", fields, cookie);
  t.equal(made.status, 303);
  t.match(await call("admin", "product_get", { slug: "plan" }), {
    pricing: { type: "recurrent", recurrent: { "1M": { price: 9.9, enabled: true } } },
  });
  t.match((await open("/admin/products", cookie)).text, /Plan/);
});

t.test("a refund is previewed with what goes back to which payment, then made once", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const client = await call("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const items = [{ title: "Lamp", price: 10, quantity: 3 }];
  const id = String(await call("admin", "invoice_prepare", { client_id: client, items, approve: true }));
  t.equal((await submit(`/admin/invoices/${id}`, { _action: "mark-as-paid", transaction_id: "BANK-7" }, cookie)).status, 303);
  const { lines } = (await call("admin", "invoice_get", { id })) as { lines: { id: number }[] };
  const line = lines[0]?.id ?? 0;
  const asked = `mode=units&units%5B${line}%5D=2`;
  const shown = await open(`/admin/invoices/${id}/refund?${asked}`, cookie);
  t.match(shown.text, /20\.00/);
  t.match(shown.text, /BANK-7/);
  t.match(await call("admin", "invoice_get", { id }), { refunded: 0 }, "a preview changes nothing");
  const tooMany = await open(`/admin/invoices/${id}/refund?mode=units&units%5B${line}%5D=4`, cookie);
  t.match(tooMany.text, /Only 3 units/);
  const form = { _action: "refund", mode: "units", [`units[${line}]`]: "2", note: "Broken", _idempotency_key: "one-and-the-same-form" };
  t.equal((await submit(`/admin/invoices/${id}/refund?${asked}`, form, cookie)).status, 303);
  t.equal((await submit(`/admin/invoices/${id}/refund?${asked}`, form, cookie)).status, 303, "the same form again");
  t.match(await call("admin", "invoice_get", { id }), { refunded: 20, status: "partially_refunded" });
  const { text } = await open(`/admin/invoices/${id}`, cookie);
  t.match(text, /CN-\d+/);
  t.match(text, /Broken/);
  t.match(await call("admin", "invoice_get_summary", {}), [{ revenue: 10, revenue_before: 0, unpaid: 0 }]);
});

t.test("permissions are ticked on the form of a colleague and shown in the matrix", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = String(await call("admin", "staff_create", { email: "desk@shop.example", name: "Desk" }));
  const saved = await submit(
    `/admin/staff/${id}`,
    { _action: "save", name: "Desk", email: "desk@shop.example", "permissions[]": "order.view" },
    cookie,
  );
  t.equal(saved.status, 303);
  t.match(await call("admin", "staff_get", { id }), { permissions: ["order.view"] });
  t.match((await open("/admin/staff/permissions", cookie)).text, /Desk/);
});

t.test("credit is added on the client's own page, with its reason", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = String(await call("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" }));
  const refused = await submit(`/admin/clients/${id}/credit`, { _action: "add", amount: "-1", description: "Sorry" }, cookie);
  t.equal(refused.status, 422);
  t.equal((await submit(`/admin/clients/${id}/credit`, { _action: "add", amount: "12.50", description: "Sorry" }, cookie)).status, 303);
  t.match((await open(`/admin/clients/${id}`, cookie)).text, /12\.50/);
});
