import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { mailbox } from "#test/mail/mailbox.ts";
import { pagesApp, sessionOf } from "#test/views/pages-app.ts";
import { CLIENT_PASSWORD } from "./portal-shop.ts";

t.setTimeout(120_000);

type Invoice = {
  readonly id: number;
  readonly hash: string;
  readonly total: number;
  readonly lines: readonly { readonly title: string }[];
};

/** A shop with 10 % tax and one client who can sign in. */
async function desk(t: TestLife & { readonly testdir: () => string }) {
  const post = mailbox(t.testdir());
  const app = await pagesApp(t, { environment: post.environment });
  const cookie = await app.signInStaff();
  await app.call("admin", "invoice_tax_create", { name: "VAT", taxrate: 10 });
  const email = "ada@shop.example";
  const client = await app.call<number>("admin", "client_create", { email, first_name: "Ada", password: CLIENT_PASSWORD });
  const own = sessionOf(await app.submit("/sign-in", { email, password: CLIENT_PASSWORD }));
  const newest = async () => (await app.call<{ list: Invoice[] }>("admin", "invoice_get_list", { per_page: 1 })).list[0];
  return { ...app, post, cookie, client, own, newest };
}

t.test("an invoice is written for a client, changed, shown, and mailed; before that its client neither sees nor pays it", async (t) => {
  const { open, submit, call, post, cookie, client, own, newest, ...host } = await desk(t);
  const row = { "lines[row1][title]": "Lamp <script>alert(1)</script>", "lines[row1][price]": "20", "lines[row1][taxed]": "1" };
  const saved = await submit(`/admin/invoices/new?client_id=${client}`, { _action: "save", client_id: String(client), ...row }, cookie);
  t.equal(saved.status, 303);
  const draft = await newest();
  const { id = 0, hash = "" } = draft ?? {};
  t.match(draft, { total: 22, approved: false, phase: "manual" });
  t.equal((await open(`/account/invoices/${hash}`, own)).status, 404);
  const as = { kind: "client", clientId: client } as const;
  await t.rejects(call("client", "invoice_get", { id }, as), { code: "invoice.not_found" });
  await call("admin", "client_balance_add_funds", { id: client, amount: 50, description: "Sorry" });
  await t.rejects(call("client", "invoice_pay_with_credit", { id }, as), { code: "invoice.not_found" });
  t.equal((await call<{ total: number }>("client", "invoice_get_list", {}, as)).total, 0);

  const form = await open(`/admin/invoices/${id}/edit`, cookie);
  t.match(form.text, /value="Lamp &lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
  t.notMatch(form.text, /<script>alert/);
  const changed = { ...row, "lines[row1][quantity]": "2", "lines[row3][title]": "Delivery", "lines[row3][price]": "5.50", notes: "Thanks" };
  t.equal((await submit(`/admin/invoices/${id}/edit`, { _action: "save", due_at: "2030-01-31", ...changed }, cookie)).status, 303);
  t.match(await call("admin", "invoice_get", { id }), {
    subtotal: 45.5,
    tax: 4,
    total: 49.5,
    notes: "Thanks",
    due_at: "2030-01-31T23:59:59.999Z",
    lines: [{ quantity: 2 }, { title: "Delivery", tax: 0 }],
  });
  t.equal((await submit(`/admin/invoices/${id}`, { _action: "approve" }, cookie)).status, 303);
  t.equal((await open(`/account/invoices/${hash}`, own)).status, 200);
  const mails = await post.deliver({ scope: host.scope });
  t.match(mails, [
    { to: "ada@shop.example", subject: /^Your invoice \S+ from/, text: new RegExp(`\\$49\\.50.*/account/invoices/${hash}`, "s") },
  ]);
  t.equal((await submit(`/admin/invoices/${id}/edit`, { _action: "save", ...row }, cookie)).status, 409, "shown is shown");
  t.notMatch((await open(`/admin/invoices/${id}`, cookie)).text, new RegExp(`/admin/invoices/${id}/edit`));
});

t.test("what is wrong with a line stands at its row, with what was typed", async (t) => {
  const { submit, cookie, client, newest } = await desk(t);
  const url = `/admin/invoices/new?client_id=${client}`;
  const fields = { _action: "save", client_id: String(client), "lines[row2][title]": "Lamp", "lines[row2][price]": "9.999" };
  const refused = await submit(url, fields, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="field-lines\[row2\]\[price\]-error"/);
  t.match(refused.text, /value="9\.999"/);
  const empty = await submit(url, { _action: "save", client_id: String(client) }, cookie);
  t.match(empty.text, /id="field-lines\[row1\]\[title\]-error"/);
  t.match((await submit("/admin/invoices/new", { _action: "save", "lines[row1][title]": "x" }, cookie)).text, /id="field-client-error"/);
  const stranger = { _action: "save", client: "eve@shop.example", "lines[row1][title]": "x", "lines[row1][price]": "1" };
  t.match((await submit("/admin/invoices/new", stranger, cookie)).text, /id="field-client-error"/);
  t.equal(await newest(), undefined);
  t.equal((await submit("/admin/invoices/new", { ...stranger, client: "ADA@shop.example", approve: "1" }, cookie)).status, 303);
  t.match(await newest(), { approved: true, total: 1, client_id: client });
});

t.test("a draft keeps what was taken off it when its lines change, as far as there is something left", async (t) => {
  const { call, client } = await desk(t);
  const items = [{ title: "Lamp", price: 30, quantity: 1 }];
  const id = await call<number>("admin", "invoice_prepare", { client_id: client, items });
  await call("admin", "invoice_adjust", { id, amount: 10, reason: "Old friend" });
  t.match(await call("admin", "invoice_update", { id, items: [{ title: "Lamp", price: 25, quantity: 2 }] }), {
    subtotal: 50,
    discount: 10,
    total: 40,
    adjustments: [{ reason: "Old friend", discount: 10 }],
  });
  t.match(await call("admin", "invoice_update", { id, items: [{ title: "Bulb", price: 4 }] }), { discount: 4, total: 0 });
  await call("admin", "invoice_approve", { id });
  t.match(await call("admin", "invoice_get", { id }), { status: "paid" });
  await t.rejects(call("admin", "invoice_update", { id, notes: "late" }), { code: "invoice.not_editable" });
});

t.test("a reminder is mailed for what is open only, and shows at the client", async (t) => {
  const { submit, open, call, post, cookie, client, ...host } = await desk(t);
  const items = [{ title: "Lamp", price: 30, quantity: 1 }];
  const id = await call<number>("admin", "invoice_prepare", { client_id: client, items });
  t.equal((await submit(`/admin/invoices/${id}`, { _action: "remind" }, cookie)).status, 409);
  await call("admin", "client_update", { id: client, lang: "de" });
  await call("admin", "invoice_approve", { id });
  await post.deliver({ scope: host.scope });
  t.equal((await submit(`/admin/invoices/${id}`, { _action: "remind" }, cookie)).status, 303);
  t.match(await post.deliver({ scope: host.scope }), [{ subject: /noch offen/, text: /30,00\s\$/ }]);
  t.match((await open(`/admin/clients/${client}`, cookie)).text, /ist noch offen/);
  await call("admin", "invoice_mark_as_paid", { id });
  await t.rejects(call("admin", "invoice_send_reminder", { id }), { code: "invoice.not_remindable" });
});

t.test("who may see invoices only is offered no way to write one", async (t) => {
  const { open, call, signInStaff } = await desk(t);
  await call("admin", "staff_create", {
    email: "see@shop.example",
    name: "See",
    password: "correct horse desk",
    permissions: ["invoice.view"],
  });
  const cookie = await signInStaff("see@shop.example", "correct horse desk");
  t.notMatch((await open("/admin/invoices", cookie)).text, /invoices\/new/);
  t.equal((await open("/admin/invoices/new", cookie)).status, 403);
});
