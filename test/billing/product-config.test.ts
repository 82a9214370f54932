import t from "tap";
import { testHost } from "#test/harness/test-host.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

const once = { type: "once", once: { price: 10 } };

t.test("settings of a product are checked by its type, named ones replaced, others kept", async (t) => {
  const { call } = await testHost(t);
  const own = { title: "Talk", type: "service", pricing: once, config: { duration_minutes: "45", colour: "blue" } };
  const id = await call<number>("admin", "product_create", own);
  t.match(await call("admin", "product_get", { id }), { config: { duration_minutes: 45, colour: "blue" } });
  t.match(await call("guest", "product_get", { id }), { duration_minutes: 45, allow_quantity_select: true });
  await call("admin", "product_update", { id, config: { allow_quantity_select: 0, duration_minutes: null } });
  t.same((await call<{ config: object }>("admin", "product_get", { id })).config, { colour: "blue", allow_quantity_select: false });
  const wrong = { id, config: { setup: "never", duration_minutes: 9_999 } };
  await t.rejects(call("admin", "product_update", wrong), {
    code: "request.invalid",
    details: { "config.setup": String, "config.duration_minutes": String },
  });
});

t.test("what is sold one at a time is refused in greater numbers", async (t) => {
  const { call } = await testHost(t);
  const id = await call<number>("admin", "product_create", {
    title: "Seat",
    type: "custom",
    pricing: once,
    config: { allow_quantity_select: false },
  });
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const as = { kind: "client", clientId: client } as const;
  await t.rejects(call("client", "cart_add_item", { id, quantity: 2 }, as), { code: "cart.quantity_fixed", details: { title: "Seat" } });
  const cart = await call<{ items: { id: number }[] }>("client", "cart_add_item", { id }, as);
  const item = cart.items[0]?.id;
  await t.rejects(call("client", "cart_update_item", { id: item, quantity: 2 }, as), { code: "cart.quantity_fixed" });
  t.match(await call("client", "cart_update_item", { id: item, quantity: 1 }, as), { total: 10 });
});

t.test("an order of a product that staff start waits for them, paid or not", async (t) => {
  const { call } = await testHost(t);
  const id = await call<number>("admin", "product_create", { title: "Build", type: "custom", pricing: once, config: { setup: "manual" } });
  const other = await call<number>("admin", "product_create", { title: "Plan", type: "custom", pricing: once });
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const as = { kind: "client", clientId: client } as const;
  for (const product of [id, other]) await call("client", "cart_add_item", { id: product }, as);
  const placed = await call<{ orders: number[]; invoice_id: number }>("client", "cart_checkout", {}, as);
  t.match(await call("admin", "invoice_mark_as_paid", { id: placed.invoice_id }), { status: "paid" });
  t.match(await call("admin", "order_get", { id: placed.orders[0] }), { status: "pending_setup" });
  t.match(await call("admin", "order_get", { id: placed.orders[1] }), { status: "active" });
  await call("admin", "order_activate", { id: placed.orders[0] });
  t.match(await call("admin", "order_get", { id: placed.orders[0] }), { status: "active" });
});

t.test("the form of a product draws its settings, refuses at the field and keeps what was typed", async (t) => {
  const { open, submit, call, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const id = await call<number>("admin", "product_create", { title: "Talk", type: "service", pricing: once, config: { colour: "blue" } });
  const form = (await open(`/admin/products/${id}`, cookie)).text;
  t.match(form, /name="config\[duration_minutes\]"/);
  t.match(form, /name="config\[allow_quantity_select\]" value="1" checked/, "what is not settled stands at its default");
  const fields = {
    _action: "save",
    title: "Talk",
    status: "enabled",
    payment_type: "once",
    "pricing[once][price]": "10",
    "pricing[once][setup]": "",
    "config[setup]": "manual",
    "config[duration_minutes]": "30",
    "_flags[]": "config[allow_quantity_select]",
  };
  const refused = await submit(`/admin/products/${id}`, { ...fields, "config[duration_minutes]": "99999" }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="field-config\[duration_minutes\]-error"/);
  t.match(refused.text, /value="99999"/);
  t.equal((await submit(`/admin/products/${id}`, fields, cookie)).status, 303);
  t.same((await call<{ config: object }>("admin", "product_get", { id })).config, {
    colour: "blue",
    setup: "manual",
    duration_minutes: 30,
    allow_quantity_select: false,
  });
  const german = await open(`/admin/products/${id}`, `${cookie}; largesse_language=de`);
  t.match(german.text, /Durch Mitarbeiter/);
  t.notMatch((await open("/products/talk")).text, /name="quantity"/);
  t.match((await open("/products/talk")).text, /30 minutes/);
});
