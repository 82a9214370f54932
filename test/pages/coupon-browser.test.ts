import t from "tap";
import { inspectPages } from "#test/views/inspect-page.ts";
import { staffPage } from "#test/views/page-browser.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(220_000);

t.test("pages of a coupon with everything in it have no fault that axe knows, and fit the screen", async (t) => {
  const { listen, call } = await pagesApp(t);
  const conditions = {
    any: [{ rule: "weekdays", args: { days: [1, 2] } }, { not: { rule: "hours", args: { from: "09:00", until: "10:00" } } }],
  };
  const fields = { maxuses: 5, stackable: 1, listed: 1, campaign_source: "spring", conditions };
  const id = await call<number>("admin", "coupon_create_advanced", {
    code: "A-VERY-LONG-CODE-123",
    type: "percentage",
    value: 10,
    ...fields,
  });
  await call("admin", "coupon_generate_codes", { id, count: 2 });
  await call("admin", "coupon_holiday_create", { name: "Outing", date: "2030-07-01" });
  const address = await listen();
  const page = await staffPage(t, address);
  const paths = ["?status[]=active&search=long", `/${id}`, `/${id}/edit`, `/${id}/codes`, `/${id}/history`, `/${id}/test?ask=1`];
  const addresses = paths.map((path) => `/admin/coupons${path}`);
  await inspectPages(t, page, address, addresses);
});

t.test("the sentence follows what is typed, selecting shows what can be done, and the menu opens by keyboard", async (t) => {
  const { listen, call } = await pagesApp(t);
  await call("admin", "coupon_create_advanced", { code: "MENU10", type: "percentage", value: 10 });
  const address = await listen();
  const page = await staffPage(t, address);
  await page.goto(`${address}/admin/coupons/new`);
  await page.fill("#field-code", "typed20");
  await page.fill("#field-value", "20");
  await page.waitForSelector("#preview .sentence");
  t.match(await page.textContent("#preview"), /20% off[\s\S]*TYPED20 is free/);
  t.equal(await page.evaluate("document.activeElement.id"), "field-value", "the focus stays in the field");
  await page.locator(".slider input").fill("35");
  t.equal(await page.inputValue("#field-value"), "35");
  await page.goto(`${address}/admin/coupons`);
  t.notOk(await page.isVisible(".bulk-bar"));
  await page.check("[data-select-all]");
  t.match(await page.textContent(".bulk-count"), /1\s+selected/);
  await page.focus("button[popovertarget^=row-]");
  await page.keyboard.press("Enter");
  await page.locator(".row-menu:popover-open").getByRole("button", { name: "Deactivate MENU10" }).click();
  await page.waitForSelector("#flash .flash");
  t.match(await page.textContent("#coupons"), /Switched off/);
});

t.test("after a refusal the summary has the focus, and is left alone when something else of the page is drawn anew", async (t) => {
  const { listen } = await pagesApp(t);
  const page = await staffPage(t, await listen());
  await page.goto(new URL("/admin/coupons/new", page.url()).href);
  await page.fill("#field-code", "REFUSED1");
  await page.click("#coupon-form .form-actions .btn-primary");
  await page.locator("#error-summary:focus").waitFor();
  await page.fill("#field-value", "20");
  await page.waitForSelector("#preview .sentence");
  t.equal(await page.evaluate("document.activeElement.id"), "field-value", "the focus stays where somebody types");
});
