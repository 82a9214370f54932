import { AxeBuilder } from "@axe-core/playwright";
import t from "tap";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import { pageBrowser } from "#test/views/page-browser.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(220_000);

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

t.test("the pages that import have no fault that axe knows and fit a phone, and the whole way goes by keyboard", async (t) => {
  const { listen, call } = await pagesApp(t);
  const lines = [
    "code,type,value,start_at,a_very_long_title_without_any_blank_in_it_at_all,status",
    "GOOD10,percentage,10,,x,active",
    `A-VERY-LONG-CODE-123,percentage,101,2099-01-01,${"y".repeat(90)},`,
  ];
  const content = Buffer.from(lines.join("\n")).toString("base64");
  const { id } = await call<ImportView>("admin", "coupon_import_create", { name: "a-long-name-of-a-file-without-blanks.csv", content });
  await call("admin", "coupon_create_advanced", { code: "SPRING10", type: "percentage", value: 10, campaign_source: "spring" });
  const address = await listen();
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("#field-email", ADMIN_EMAIL);
  await page.fill("#field-password", ADMIN_PASSWORD);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/admin`);
  for (const appearance of ["light", "dark", "contrast"]) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain: new URL(address).hostname, path: "/" }]);
    for (const path of ["/import", `/import/${id}`, `/import/${id}?verdict=error`, "/new?template=buy-two"]) {
      await page.goto(`${address}/admin/coupons${path}`);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map((fault) => `${fault.id}: ${fault.nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
        t.same(found, [], `${path} ${appearance} ${width}: axe`);
        const wider = await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
        t.equal(wider, 0, `${path} ${appearance} ${width}: fits`);
      }
    }
  }
  await page.goto(`${address}/admin/coupons/import`);
  await page.setInputFiles("#field-file", {
    name: "keys.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("code,type,value,start_at\nKEYS10,percentage,10,"),
  });
  await page.getByRole("button", { name: "Look at the file" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Import 1 coupon" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 coupon was made.").waitFor();
  t.match(await call("admin", "coupon_get", { code: "KEYS10" }), { active: true });
});
