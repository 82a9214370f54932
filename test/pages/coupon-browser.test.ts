import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import t from "tap";
import { pageBrowser } from "#test/views/page-browser.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(220_000);

const WIDTHS = [320, 1280];
const APPEARANCES = ["light", "dark", "contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

t.test("no page of coupons has a fault that axe knows, or is wider than the screen", async (t) => {
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
  const browser = await pageBrowser(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, address);
  const paths = [
    "",
    "?status[]=active&search=long",
    "/new",
    "/dashboard",
    "/import",
    "/holidays",
    `/${id}`,
    `/${id}/edit`,
    `/${id}/redemptions`,
  ];
  paths.push(`/${id}/codes`, `/${id}/history`, `/${id}/test?ask=1`);
  for (const appearance of APPEARANCES) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain: new URL(address).hostname, path: "/" }]);
    for (const path of paths) {
      await page.goto(`${address}/admin/coupons${path}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map((fault) => `${fault.id}: ${fault.nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
        t.same(found, [], `${path} ${appearance} ${width}: axe`);
        t.equal(
          await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
          0,
          `${path} ${appearance} ${width}: fits`,
        );
      }
    }
  }
});

t.test("the sentence follows what is typed, selecting shows what can be done, and the menu opens by keyboard", async (t) => {
  const { listen, call } = await pagesApp(t);
  await call("admin", "coupon_create_advanced", { code: "MENU10", type: "percentage", value: 10 });
  const address = await listen();
  const browser = await pageBrowser(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, address);
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

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("#field-email", ADMIN_EMAIL);
  await page.fill("#field-password", ADMIN_PASSWORD);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/admin`);
}
