import t from "tap";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import { inspectPages } from "#test/views/inspect-page.ts";
import { staffPage } from "#test/views/page-browser.ts";
import { pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(220_000);

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
  const page = await staffPage(t, address);
  const paths = [`/import/${id}?verdict=error`, "/new?template=buy-two"].map((path) => `/admin/coupons${path}`);
  await inspectPages(t, page, address, paths);
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
