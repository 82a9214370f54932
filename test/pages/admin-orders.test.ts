import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

type Placed = { readonly order_id: number; readonly invoice_id: number };

/** A client who has ordered a plan with an add-on, a meeting and a gift card, unpaid. */
async function ordered(t: TestLife) {
  const app = await pagesApp(t);
  const { call } = app;
  const cookie = await app.signInStaff();
  const recurrent = { type: "recurrent", recurrent: { "1M": { price: 10 } } };
  const once = { type: "once", once: { price: 60 } };
  const backup = await call<number>("admin", "product_create", { title: "Backup", type: "custom", is_addon: true, pricing: recurrent });
  const plan = await call<number>("admin", "product_create", { title: "Plan", type: "custom", pricing: recurrent, addons: [backup] });
  const meeting = await call<number>("admin", "product_create", { title: "Meeting", type: "service", pricing: once });
  const maya = await call<number>("admin", "consultant_create", { name: "Maya" });
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const as = { kind: "client", clientId: client } as const;
  await call("client", "cart_add_item", { id: plan, period: "1M", addons: { [backup]: { selected: true, period: "1M" } } }, as);
  await call("client", "cart_add_item", { id: meeting }, as);
  const { order_id: order, invoice_id: invoice } = await call<Placed>("client", "cart_checkout", {}, as);
  return { ...app, cookie, client, as, maya, order, addon: order + 1, session: order + 2, invoice };
}

t.test("an order gets a new title, price, end and notes; its client reads all but the notes", async (t) => {
  const { submit, open, call, cookie, as, order } = await ordered(t);
  const fields = { _action: "edit", title: "Plan <b>XL</b>", price: "12.50", expires_at: "2030-06-30", notes: "Asked on the phone" };
  t.equal((await submit(`/admin/orders/${order}`, { ...fields, price: "-1" }, cookie)).status, 422);
  t.equal((await submit(`/admin/orders/${order}`, fields, cookie)).status, 303);
  const changed = { title: "Plan <b>XL</b>", price: 12.5, expires_at: "2030-06-30T23:59:59.999Z" };
  t.match(await call("admin", "order_get", { id: order }), { ...changed, notes: "Asked on the phone" });
  const own = await call<object>("client", "order_get", { id: order }, as);
  t.match(own, changed);
  t.notOk("notes" in own);
  const page = await open(`/admin/orders/${order}`, cookie);
  t.match(page.text, /Asked on the phone/);
  t.notMatch(page.text, /<b>XL/);
  await call("admin", "order_activate", { id: order });
  t.equal((await submit(`/admin/orders/${order}`, { ...fields, notes: "", expires_at: "" }, cookie)).status, 303);
  t.match(await call("admin", "order_get", { id: order }), { notes: null, expires_at: null });
});

t.test("staff agree on time and consultant of a session; what does not belong to it is refused", async (t) => {
  const { submit, call, cookie, maya, session, order } = await ordered(t);
  const fields = { _action: "change-config", "config[consultant_id]": String(maya), "config[starts_at]": "2030-03-01T09:30" };
  t.equal((await submit(`/admin/orders/${session}`, fields, cookie)).status, 303);
  t.match(await call("admin", "order_get", { id: session }), { consultant_id: maya, starts_at: "2030-03-01T09:30:00.000Z" });
  const nobody = { ...fields, "config[consultant_id]": "999" };
  t.equal((await submit(`/admin/orders/${session}`, nobody, cookie)).status, 422);
  await t.rejects(call("admin", "order_update_config", { id: order, config: { recipient_name: "Bob" } }), { code: "request.invalid" });
});

t.test("an order that waits is deleted with its add-ons, which cancels them; one that runs is not", async (t) => {
  const { submit, open, call, cookie, as, order, addon, session, invoice } = await ordered(t);
  await call("admin", "order_activate", { id: session });
  t.equal((await submit(`/admin/orders/${session}`, { _action: "remove" }, cookie)).status, 409);
  t.equal((await submit(`/admin/orders/${order}`, { _action: "remove" }, cookie)).status, 303);
  for (const id of [order, addon]) {
    await t.rejects(call("admin", "order_get", { id }), { code: "order.not_found" });
    await t.rejects(call("client", "order_get", { id }, as), { code: "order.not_found" });
  }
  t.match(await call("admin", "order_get_list", {}), { total: 1, list: [{ id: session }] });
  t.equal((await open(`/admin/orders/${order}`, cookie)).status, 404);
  t.equal((await open(`/admin/invoices/${invoice}`, cookie)).status, 200, "the invoice stays");
});

t.test("the page of a client shows figures, notes, mails and activity to whoever may see each of them", async (t) => {
  const { submit, open, call, signInStaff, cookie, client, invoice } = await ordered(t);
  await call("admin", "invoice_mark_as_paid", { id: invoice });
  t.equal((await submit(`/admin/clients/${client}`, { _action: "note", notes: "Likes tea" }, cookie)).status, 303);
  const page = await open(`/admin/clients/${client}`, cookie);
  t.match(page.text, /Paid so far[\s\S]*\$80\.00/);
  t.match(page.text, /Likes tea/);
  t.match(page.text, /No mail was sent yet/);
  t.notMatch(page.text, /cannot be shown at the moment/);
  await call("admin", "staff_create", {
    email: "see@shop.example",
    name: "See",
    password: "correct horse desk",
    permissions: ["client.view"],
  });
  const seen = await open(`/admin/clients/${client}`, await signInStaff("see@shop.example", "correct horse desk"));
  t.notMatch(seen.text, /Paid so far|At a glance|By staff/);
});
