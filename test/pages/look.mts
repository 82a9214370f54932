import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const base = "http://127.0.0.1:3962";
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const ctx = await browser.newContext();
const page = await ctx.newPage();
await page.goto(base + "/admin/sign-in");
await page.fill("#field-email", "boss@shop.example");
await page.fill("#field-password", "correct horse battery");
await page.click("main form button[type=submit]");
await page.waitForURL(base + "/admin");
const ids: Record<string, string> = {};
for (const [k, u, sel] of [
  ["client", "/admin/clients", 'th a[href^="/admin/clients/"]'],
  ["order", "/admin/orders", 'th a[href^="/admin/orders/"]'],
  ["paid", "/admin/invoices?status=paid", "th a"],
  ["unpaid", "/admin/invoices?status=unpaid", "th a"],
  ["part", "/admin/invoices?status=partially_refunded", "th a"],
  ["product", "/admin/products", "th a"],
  ["cur", "/admin/currencies", "th a"],
  ["tax", "/admin/taxes", "th a"],
  ["staff", "/admin/staff?search=", "a[href^='/admin/staff/']:has(.icon)"],
]) {
  const r = await page.goto(base + u);
  if (!r?.ok()) {
    console.log("BAD", u, r?.status(), (await page.textContent("main"))?.slice(0, 300));
  }
  ids[k] =
    (await page
      .locator(sel)
      .first()
      .getAttribute("href", { timeout: 2000 })
      .catch(() => null)) ?? "";
}
console.log(ids);
const paths: string[] = process.argv[2]
  ? process.argv[2].split(",")
  : ([
      "/admin",
      "/admin/clients",
      "/admin/clients/new",
      ids.client,
      ids.client + "/edit",
      ids.client + "/credit",
      "/admin/client-groups",
      "/admin/client-groups/new",
      "/admin/staff",
      "/admin/staff/new",
      "/admin/staff/permissions",
      "/admin/orders",
      ids.order,
      "/admin/invoices",
      ids.paid,
      ids.unpaid,
      ids.part,
      ids.paid + "/refund?mode=everything",
      "/admin/products",
      "/admin/products/new",
      ids.product,
      "/admin/product-categories",
      "/admin/product-categories/new",
      "/admin/consultants",
      "/admin/consultants/new",
      "/admin/currencies",
      ids.cur,
      "/admin/taxes",
      ids.tax,
      "/admin/taxes/new",
    ].filter((x) => x?.startsWith("/")) as string[]);
for (const p of paths)
  for (const [look, w] of [
    ["light", 1280],
    ["dark", 320],
  ] as const) {
    await ctx.addCookies([{ name: "largesse_appearance", value: look, domain: "127.0.0.1", path: "/" }]);
    await page.setViewportSize({ width: w, height: 800 });
    const r = await page.goto(base + p);
    if (r?.status() !== 200) {
      console.log("STATUS", p, r?.status());
      continue;
    }
    const name = p.replace(/[^a-z0-9]+/gi, "-") + "-" + w;
    await page.screenshot({ path: `/tmp/pages-admin/shots/${name}.png`, fullPage: true });
    const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    const broken = (await page.content()).includes("cannot be shown at the moment");
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    if ((over as number) > 0 || violations.length || broken)
      console.log(
        p,
        w,
        "over",
        over,
        broken ? "BROKEN WIDGET" : "",
        violations
          .map(
            (v) =>
              v.id +
              ": " +
              v.nodes
                .slice(0, 2)
                .map((n) => n.html.slice(0, 140))
                .join(" | "),
          )
          .join("\n   "),
      );
  }
await browser.close();
