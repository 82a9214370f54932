import t from "tap";
import { pagesApp, sessionOf } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

t.test("a refusal stands in the form it is of, whose dialog is open again; other forms and dialogs are as they were", async (t) => {
  const { submit, open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const page = `/admin/clients/${client}`;
  t.notMatch((await open(page, cookie)).text, /<dialog[^>]* open/);
  const refused = await submit(page, { _action: "set-password", password: "short", password_confirm: "short" }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /<dialog id="password" class="dialog" open data-refused/);
  t.match(refused.text, /Must have at least 8 characters\./);
  t.equal(refused.text.match(/<dialog[^>]* open/g)?.length, 1);
});

t.test("two forms of a page with a field of the same name do not mix up what was refused", async (t) => {
  const { submit, call } = await pagesApp(t);
  await call("admin", "client_create", { email: "ada@shop.example", first_name: "Ada", password: "correct horse 1" });
  const cookie = sessionOf(await submit("/sign-in", { email: "ada@shop.example", password: "correct horse 1" }));
  const fields = { _action: "change-email", email: "eve@shop.example", current_password: "wrong" };
  const { status, text } = await submit("/account", fields, cookie);
  t.ok(status >= 400, String(status));
  t.match(text, /value="eve@shop\.example"/);
  t.ok((text.match(/class="field field-refused"/g)?.length ?? 0) <= 1);
  const other = { _action: "change-password", current_password: "correct horse 1", new_password: "x", confirm_password: "y" };
  const second = await submit("/account", other, cookie);
  t.match(second.text, /href="#field-new_password"/, "the summary leads to the field");
  t.match(second.text, /value="ada@shop\.example"/);
});

t.test("the navigation shows where somebody is, on pages beside an entry's own as well", async (t) => {
  const { open, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const current = async (path: string) => /<a href="([^"]+)" aria-current="page"/.exec(navigationOf((await open(path, cookie)).text))?.[1];
  t.equal(await current("/admin"), "/admin");
  t.equal(await current("/admin/client-groups"), "/admin/clients");
  t.equal(await current("/admin/product-categories/new"), "/admin/products");
  t.equal(await current("/admin/staff/permissions"), "/admin/staff");
});

t.test("the activity log names who acted and leads to what it was about, as far as the reader may go there", async (t) => {
  const { open, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const name = "<script>alert(1)</script>";
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: name });
  await call("client", "profile_update", { last_name: "Okafor" }, { kind: "client", clientId: client });
  const { text } = await open("/admin/activity", cookie);
  t.match(text, new RegExp(`href="/admin/clients/${client}">Client ${client}`));
  t.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt; Okafor/);
  t.notMatch(text, /<script>alert/);
  const reader = { email: "eve@shop.example", name: "Eve", password: "correct horse 2", permissions: ["activity.view"] };
  await call("admin", "staff_create", reader);
  const limited = await open("/admin/activity", await signInStaff(reader.email, reader.password));
  t.match(limited.text, new RegExp(`Client ${client}`));
  t.notMatch(limited.text, new RegExp(`href="/admin/clients/${client}"`));
  t.notMatch(limited.text, /Okafor/);
});

t.test("countries are chosen by name, and read by name", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada", country: "AT" });
  t.match((await open(`/admin/clients/${client}/edit`, cookie)).text, /<option value="AT" selected>Austria<\/option>/);
  t.match((await open(`/admin/clients/${client}`, `${cookie}; largesse_language=de`)).text, /<dd>Österreich<\/dd>/);
  const rule = { _action: "save", name: "VAT", taxrate: "7.25", country: "", state: "" };
  t.equal((await submit("/admin/taxes/new", rule, cookie)).status, 303);
  t.match((await open("/admin/taxes", cookie)).text, /Everywhere[\s\S]*7\.25%/);
});

/** The navigation of a page, without its other links. */
function navigationOf(text: string): string {
  return /<nav class="side"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? "";
}
