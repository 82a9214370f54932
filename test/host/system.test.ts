import t from "tap";
import { testHost } from "#test/harness/test-host.ts";

t.test("the shop's settings come from the environment once, and from their rows afterwards", async (t) => {
  const environment = { SHOP_CURRENCY: "EUR", SHOP_TIMEZONE: "Europe/Berlin", SHOP_COUNTRY: "DE", TAX_INCLUSIVE: "1" };
  const first = await testHost(t, { environment });
  t.match(await first.call("admin", "system_get_params"), {
    currency: "EUR",
    timezone: "Europe/Berlin",
    country: "DE",
    tax_inclusive: true,
  });
  const second = await testHost(t, { url: first.url, environment: { SHOP_CURRENCY: "JPY", SHOP_COUNTRY: "JP" } });
  t.match(await second.call("admin", "system_get_params"), { currency: "EUR", country: "DE" });
  t.same(await second.call("guest", "currency_get_pairs"), { EUR: "Euro" });
});

t.test("settings are changed one by one, checked, and seen by every host at once", async (t) => {
  const first = await testHost(t);
  const second = await testHost(t, { url: first.url });
  const changed = await first.call("admin", "system_update_params", {
    company: "Example Ltd",
    tax_inclusive: "1",
    invoice_due_days: "14",
    country: "de",
  });
  t.match(changed, { company: "Example Ltd", tax_inclusive: true, invoice_due_days: 14, country: "DE", currency: "USD" });
  t.same(await second.call("admin", "system_get_params"), changed);
  t.match(await second.call("guest", "system_company"), { name: "Example Ltd", currency: "USD", timezone: "UTC", tax_inclusive: true });

  for (const wrong of [
    { colour: "red" },
    { timezone: "Mars/Olympus" },
    { invoice_due_days: 400 },
    { tax_rounding: "up" },
    { country: "DEU" },
    { company: "" },
  ]) {
    await t.rejects(first.call("admin", "system_update_params", wrong), {
      code: "request.invalid",
      details: { [Object.keys(wrong)[0] ?? ""]: String },
    });
  }
  await t.rejects(first.call("admin", "system_update_params", { currency: "EUR" }), { code: "currency.not_found" });
});

t.test("the shop's currency is the default currency, whichever way it is changed", async (t) => {
  const host = await testHost(t);
  await host.call("admin", "currency_create", { code: "EUR", conversion_rate: 0.5 });
  t.match(await host.call("admin", "system_update_params", { currency: "EUR" }), { currency: "EUR" });
  t.equal((await host.scope()).shop.currency, "EUR");
  await host.call("admin", "currency_set_default", { code: "USD" });
  t.match(await host.call("admin", "system_get_params"), { currency: "USD" });
});

t.test("the test clock stands still for all hosts, until it is set free", async (t) => {
  const first = await testHost(t, { environment: { SHOP_TIMEZONE: "Europe/Berlin" } });
  const second = await testHost(t, { url: first.url });
  t.same(await first.call("admin", "system_set_clock", { now: "2031-05-06T07:08:09Z" }), { now: "2031-05-06T07:08:09.000Z" });
  t.equal((await second.scope()).now.toISOString(), "2031-05-06T07:08:09.000Z");
  t.same(
    await second.call("admin", "system_set_clock", { now: "2031-01-01" }),
    { now: "2030-12-31T23:00:00.000Z" },
    "a date is the day's start in the shop's zone",
  );
  t.equal((await first.scope()).now.toISOString(), "2030-12-31T23:00:00.000Z");
  await t.rejects(first.call("admin", "system_set_clock", { now: "yesterday" }), { code: "request.invalid" });
  await first.call("admin", "system_set_clock", { now: null });
  t.ok((await second.scope()).now.getUTCFullYear() < 2030);
});

t.test("a host without a test clock neither moves nor believes it", async (t) => {
  const testing = await testHost(t);
  await testing.call("admin", "system_set_clock", { now: "2031-05-06T07:08:09Z" });
  const real = await testHost(t, { url: testing.url, environment: { TEST_CLOCK: "0" } });
  await t.rejects(real.call("admin", "system_set_clock", { now: null }), { code: "auth.forbidden", status: 403 });
  t.ok((await real.scope()).now.getUTCFullYear() < 2031);
});

t.test("cron_run does what else the clock starts, and counts", async (t) => {
  const host = await testHost(t);
  const run = await host.call<{ run: number; failed: number; jobs: { name: string }[] }>("admin", "cron_run");
  t.equal(run.failed, 0);
  t.equal(run.run, run.jobs.length);
  t.ok(run.jobs.some(({ name }) => name === "host.sweep_outbox"));
  const both = await Promise.allSettled([host.call("admin", "cron_run"), host.call("admin", "cron_run")]);
  for (const outcome of both) if (outcome.status === "rejected") t.match(outcome.reason, { code: "cron.running", status: 409 });
  t.ok(both.some(({ status }) => status === "fulfilled"));
});

t.test("what everybody may ask", async (t) => {
  const host = await testHost(t);
  t.match(await host.call("guest", "system_periods"), { "1M": "Every month" });
  t.match(await host.call("guest", "system_periods", {}, { actor: { kind: "guest" }, language: "de" }), { "1M": "Jeden Monat" });
  const session = { signIn() {}, signOut() {}, keepCart() {}, csrfToken: () => "the-token" };
  t.equal(await host.call("guest", "system_csrf", {}, { actor: { kind: "guest" }, session }), "the-token");
});

t.test("hook_get_list tells what reacts to what", async (t) => {
  const host = await testHost(t);
  const page = await host.call<{ total: number; list: object[] }>("admin", "hook_get_list", { per_page: 500 });
  t.equal(page.total, page.list.length);
  t.match(
    page.list.find((listener) => "event" in listener && listener.event === "onAfterAdminCurrencySetDefault"),
    { kind: "hook", module: "host", guards: true },
  );
});
