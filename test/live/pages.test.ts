import t from "tap";
import { hostAt } from "#test/processes/shop.ts";
import { pageBrowser, signIn } from "#test/views/page-browser.ts";
import { liveShop, STAFF } from "./live-shop.ts";
import { saysIn, textIn, toastsOf } from "./staff-page.ts";

t.setTimeout(220_000);

t.test("open admin pages of one host follow what clients do on another", async (t) => {
  const shop = await liveShop(t);
  const [near, far] = [hostAt(shop.hosts, 0), hostAt(shop.hosts, 1)];
  const coupon = await shop.makeCoupon("SPRING", { maxuses: 3 });
  const other = await shop.makeCoupon("SPRING-OTHER", { maxuses: 3 });
  const browser = await pageBrowser(t);
  const context = await browser.newContext();
  await context.addInitScript('addEventListener("securitypolicyviolation", ({ blockedURI }) => (window.reports ??= []).push(blockedURI))');
  const list = await context.newPage();
  const faults: string[] = [];
  list.on("pageerror", ({ message }) => faults.push(message));
  await signIn(list, `${far.address}/admin`, STAFF);
  await list.goto(`${far.address}/admin/coupons?search=spring`);
  const [dashboard, detail] = [await context.newPage(), await context.newPage()];
  await dashboard.goto(`${far.address}/admin`);
  await detail.goto(`${far.address}/admin/coupons/${coupon}`);
  await saysIn(dashboard, "#widget-coupon-widget-overview", "Redemptions today0");
  t.notOk(await dashboard.isVisible("#widget-coupon-widget-top"), "a widget with nothing to say is not there");

  await t.test("counters, badges, figures and widgets change, and a toast says why", async (t) => {
    await list.focus("#filter-search");
    await list.evaluate('document.getElementById("filter-search").setSelectionRange(2, 4)');
    const rows = await list.locator("#coupons tbody tr").allInnerTexts();
    const seen = list.evaluate<number>(`new Promise((resolve) => {
      const look = () => document.getElementById("coupon-${coupon}-usage").textContent.includes("1 / 3") && resolve(Date.now());
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    })`);
    await shop.use("SPRING", near);
    const used = Date.now();
    await saysIn(list, `#coupon-${coupon}-usage`, "1 / 3");
    t.comment(`the open list on the other host showed the use ${(await seen) - used} ms after the checkout was answered`);
    t.match(await textIn(list, `#coupon-${other}-usage`), "0 / 3");
    await saysIn(detail, `#coupon-${coupon}-usage`, "1 / 3");
    await saysIn(dashboard, "#widget-coupon-widget-overview", "Redemptions today1");
    await saysIn(dashboard, "#widget-coupon-widget-top", "SPRING");
    for (const page of [list, dashboard, detail]) {
      await saysIn(page, "#live-toasts", "SPRING was used.");
      t.same(await toastsOf(page), ["SPRING was used."], "it is told once");
    }
    t.same((await list.locator("#coupons tbody tr").allInnerTexts()).map(nameIn), rows.map(nameIn), "the rows stay where they are");
    t.same(
      await list.evaluate("(({ id, selectionStart, selectionEnd }) => [id, selectionStart, selectionEnd])(document.activeElement)"),
      ["filter-search", 2, 4],
      "focus and caret stay",
    );
  });

  await t.test("a status badge turns, and what has the focus is left alone until it has not", async (t) => {
    await dashboard.bringToFront();
    await dashboard.focus("#widget-coupon-widget-top a");
    await shop.use("SPRING", near);
    await shop.use("SPRING", near);
    await saysIn(dashboard, "#widget-coupon-widget-overview", "Redemptions today3");
    t.match(await textIn(dashboard, "#widget-coupon-widget-top"), "1 use");
    t.equal(await dashboard.evaluate("document.activeElement.textContent"), "SPRING");
    await dashboard.focus(".skip-link");
    await saysIn(dashboard, "#widget-coupon-widget-top", "3 uses");
    await list.bringToFront();
    await saysIn(list, `#coupon-${coupon}-status`, "Limit reached");
    await saysIn(list, "#live-toasts", "SPRING has reached its limit.");
  });

  await t.test("after the host was gone the right number is there, and what was missed is told", async (t) => {
    const address = new URL(far.address);
    await far.stop("SIGKILL");
    await shop.use("SPRING-OTHER", near);
    await shop.use("SPRING-OTHER", near);
    t.match(await textIn(list, `#coupon-${other}-usage`), "0 / 3");
    await shop.another({ PORT: address.port });
    await saysIn(list, `#coupon-${other}-usage`, "2 / 3");
    await saysIn(list, "#live-toasts", "SPRING-OTHER was used.");
    await shop.use("SPRING-OTHER", near);
    await saysIn(list, `#coupon-${other}-usage`, "3 / 3");
  });

  t.same(faults, []);
  for (const page of [list, dashboard, detail])
    t.same(await page.evaluate("window.reports ?? []"), [], "the content security policy allows it all");
});

function nameIn(row: string): string {
  return /SPRING[\w-]*/.exec(row)?.[0] ?? "";
}
