import t from "tap";
import { recordTry, recordUse } from "#test/coupon/record-use.ts";
import { inspectPages } from "#test/views/inspect-page.ts";
import { complaintsOf, pageBrowser, signIn } from "#test/views/page-browser.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(300_000);

t.test("charts obey the content security policy, fit every screen, and have no fault that axe knows", async (t) => {
  const { listen, call, scope: newScope } = await pagesApp(t);
  const scope = await newScope();
  const clientId = await call<number>("admin", "client_create", { email: "a@shop.example", first_name: "A", country: "DE" });
  const couponId = await call<number>("admin", "coupon_create_advanced", { code: "A-VERY-LONG-CODE-123", type: "percentage", value: 10 });
  const other = await call<number>("admin", "coupon_create_advanced", { code: "OTHER", type: "percentage", value: 10 });
  for (const id of [couponId, other])
    await recordUse(scope, { couponId: id, clientId, status: "committed", discountMinor: 1_000n, lines: [{ netMinor: 900_000_000n }] });
  await recordTry(scope, couponId, 700, "coupon.expired");
  const address = await listen();
  const browser = await pageBrowser(t);
  const page = await (await browser.newContext()).newPage();
  const reports = complaintsOf(page);
  await signIn(page, `${address}/admin`);
  const paths = ["/analytics?codes=A-VERY-LONG-CODE-123,OTHER", "/security"];
  await inspectPages(
    t,
    page,
    address,
    paths.map((path) => `/admin/coupons${path}`),
  );
  await page.goto(`${address}/admin/coupons/analytics`);
  await page.setViewportSize({ width: 1280, height: 900 });
  t.ok(await page.isVisible("#uses .chart-wide svg"));
  t.notOk(await page.isVisible("#uses .chart-narrow svg"));
  await page.focus("#uses summary");
  await page.keyboard.press("Enter");
  t.ok(await page.isVisible("#uses .chart-table"), "the table opens by keyboard");
  await page.setViewportSize({ width: 320, height: 800 });
  t.ok(await page.isVisible("#uses .chart-narrow svg"));
  t.equal(await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"), 0);
  await page.click(".switch-row a >> nth=0");
  t.match(page.url(), /from=\d/, "a time is an address");
  t.same(reports, [], "the browser has nothing to report");
});
