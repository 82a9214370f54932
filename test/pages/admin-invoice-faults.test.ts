import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

type Invoice = { readonly id: number; readonly updated_at: string; readonly reminded_at: string | null };

/** A client with an invoice by hand that it has not seen yet. */
async function drafted(t: TestLife) {
  const app = await pagesApp(t, { environment: { TEST_CLOCK: "1" } });
  const cookie = await app.signInStaff();
  const client = await app.call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const id = await app.call<number>("admin", "invoice_prepare", { client_id: client, items: [{ title: "Lamp", price: 20 }] });
  const invoice = () => app.call<Invoice>("admin", "invoice_get", { id });
  return { ...app, cookie, id, invoice };
}

t.test("of two who edit an invoice the slower one is told, and nothing of the first is lost", async (t) => {
  const { open, submit, call, cookie, id, invoice } = await drafted(t);
  await call("admin", "system_set_clock", { now: "2030-05-01T10:00:00Z" });
  const read = (await invoice()).updated_at;
  const url = `/admin/invoices/${id}/edit`;
  const keptIn = (html: string) => /name="updated_at" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const kept = keptIn((await open(url, cookie)).text);
  t.equal(kept, read);
  const fields = { _action: "save", "lines[row1][title]": "Lamp", "lines[row1][price]": "25", updated_at: kept };
  t.equal((await submit(url, fields, cookie)).status, 303);
  const late = await submit(url, { ...fields, "lines[row1][price]": "30", notes: "Mine" }, cookie);
  t.equal(late.status, 409);
  t.match(late.text, /Somebody else has changed this invoice/);
  t.match(late.text, />\s*Mine</, "what was typed stands there again");
  t.equal(keptIn(late.text), kept, "and is not taken for what is there now");
  t.match(await invoice(), { total: 25, notes: null });
  const now = (await invoice()).updated_at;
  t.not(now, read, "also where the clock stands still");
  const change = (updated_at: string) => call("admin", "invoice_update", { id, notes: "Two", updated_at });
  await change(now);
  await t.rejects(change(now), { code: "invoice.version_conflict", status: 409, details: { updated_at: String } });
  await call("admin", "invoice_update", { id, notes: "Whatever there is" });
  await call("admin", "invoice_adjust", { id, amount: 1, reason: "Old friend" });
  t.match(await invoice(), { notes: "Whatever there is" });
  await t.rejects(call("admin", "invoice_update", { id, notes: "x", updated_at: "yesterday" }), { code: "request.invalid" });
});

t.test("a client is reminded once a day, or again by somebody who knows", async (t) => {
  const { open, submit, call, cookie, id, invoice } = await drafted(t);
  await call("admin", "invoice_approve", { id });
  await call("admin", "system_set_clock", { now: "2030-05-01T10:00:00Z" });
  t.match(await invoice(), { reminded_at: null });
  const url = `/admin/invoices/${id}`;
  const sent = await Promise.allSettled([1, 2, 3].map(() => call("admin", "invoice_send_reminder", { id })));
  t.equal(sent.filter(({ status }) => status === "fulfilled").length, 1, "several at once are one");
  t.match(await invoice(), { reminded_at: "2030-05-01T10:00:00.000Z" });
  await call("admin", "system_set_clock", { now: "2030-05-01T12:30:00Z" });
  await t.rejects(call("admin", "invoice_send_reminder", { id }), {
    code: "invoice.reminded_recently",
    status: 409,
    details: { hours: 22, next_at: "2030-05-02T10:00:00.000Z" },
  });
  const refused = await submit(url, { _action: "remind" }, cookie);
  t.equal(refused.status, 409);
  t.match(refused.text, /once a day[^<]*22 h/);
  t.match(refused.text, /Remind again/);
  t.match(refused.text, /name="force" value="1"/);
  t.equal((await submit(url, { _action: "remind", force: "1" }, cookie)).status, 303);
  t.match(await invoice(), { reminded_at: "2030-05-01T12:30:00.000Z" });
  await call("admin", "system_set_clock", { now: "2030-05-02T12:30:00Z" });
  t.notMatch((await open(url, cookie)).text, /Remind again/);
  t.equal((await submit(url, { _action: "remind" }, cookie)).status, 303);
});
