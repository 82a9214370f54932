import t from "tap";
import { couponTables } from "#modules/coupon/tables.ts";
import { recordTry, recordUse } from "#test/coupon/record-use.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(120_000);

const SCRIPT = "<script>alert(1)</script>";

t.test("the page draws what the address asks for, without a style of its own, and gives it as CSV", async (t) => {
  const { open, call, scope: newScope, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const scope = await newScope();
  const clientId = await call<number>("admin", "client_create", { email: "a@shop.example", first_name: "A" });
  const make = (fields: object) => call<number>("admin", "coupon_create_advanced", { type: "percentage", value: 10, ...fields });
  const ids = [await make({ code: "SPRING" }), await make({ automatic: 1, internal_name: SCRIPT, campaign_source: "=cmd()" })];
  await couponTables(scope).updateTable("promo").set({ start_at: scope.now }).where("id", "in", ids).execute();
  for (const couponId of ids)
    await recordUse(scope, { couponId, clientId, status: "committed", discountMinor: 1_000n, lines: [{ netMinor: 9_000n }] });
  await recordTry(scope, ids[0] ?? 0, 700, "coupon.expired");
  const url = `/admin/coupons/analytics?codes=SPRING%2C%23${ids[1]}`;
  const { status, text } = await open(url, cookie);
  t.equal(status, 200);
  t.match(text, /<svg[^>]*role="img"/);
  t.notMatch(text, /<style|\sstyle="|<script>alert/);
  t.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  t.match(text, /Side by side/);
  t.match(text, /\$180\.00/);
  t.match(text, /SPRING begins/);
  const csv = await open(`/admin/coupons/analytics/export?table=comparison&codes=SPRING%2C%23${ids[1]}`, cookie);
  t.match(csv.headers["content-type"], /text\/csv/);
  t.match(csv.text, /^coupon_id,name,uses,paid[\s\S]*SPRING,1,1/);
  for (const table of ["timeline", "funnel", "services", "countries", "weekdays", "hours"])
    t.equal((await open(`/admin/coupons/analytics/export?table=${table}`, cookie)).status, 200, table);
  t.equal((await open("/admin/coupons/analytics/export?table=toString", cookie)).status, 400);
  const faults = await open("/admin/coupons/analytics?codes=NOBODY&from=2026-02-30", cookie);
  t.equal(faults.status, 200);
  t.match(faults.text, /There is no coupon NOBODY/);
  t.notMatch(faults.text, /At a glance/);
  const german = await open(url, `${cookie}; largesse_language=de`);
  t.match(german.text, /Einlösungen im Lauf der Zeit[\s\S]*Vom Versuch zur Zahlung[\s\S]*Nach Wochentag/);
  t.match((await open(`/admin/coupons/${ids[0]}`, cookie)).text, /Last 30 days[\s\S]*<svg[^>]*role="img"/);
  t.match((await open("/admin/coupons/dashboard", cookie)).text, /Last 30 days[\s\S]*<svg[^>]*role="img"/);
});

t.test("the security page tells reasons in words and ends a lockout; who may not see coupons sees neither page", async (t) => {
  const { open, submit, call, scope: newScope, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const scope = await newScope();
  const id = await call<number>("admin", "coupon_create_advanced", { code: "SPRING", type: "percentage", value: 10 });
  await recordTry(scope, id, 700, "coupon.min_order_not_met");
  await recordTry(scope, id, 701, "other.odd_reason");
  const ends = new Date(Date.now() + 1_800_000);
  await couponTables(scope)
    .insertInto("throttle")
    .values({ key: "coupon_code:address:0123abcd", failures: 301, window_ends_at: ends })
    .execute();
  const { status, text } = await open("/admin/coupons/security", cookie);
  t.equal(status, 200);
  t.match(text, /Order too small[\s\S]*Odd reason/);
  t.match(text, /None is switched on/);
  t.match(text, /301 wrong codes/);
  t.notMatch(text, /0123abcd|<style|\sstyle="/);
  const release = /name="id" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? "";
  const done = await submit("/admin/coupons/security", { _action: "release", id: release }, cookie);
  t.equal(done.status, 303);
  t.match((await open("/admin/coupons/security", cookie)).text, /They may try again[\s\S]*Nobody is locked out/);
  t.match(
    (await open("/admin/coupons/security", `${cookie}; largesse_language=de`)).text,
    /Bestellwert zu klein[\s\S]*Niemand ist ausgesperrt/,
  );
  await call("admin", "staff_create", {
    email: "see@shop.example",
    name: "See",
    password: "correct horse desk",
    permissions: ["client.view"],
  });
  const other = await signInStaff("see@shop.example", "correct horse desk");
  for (const path of ["analytics", "analytics/export?table=timeline", "security"])
    t.equal((await open(`/admin/coupons/${path}`, other)).status, 403, path);
});
