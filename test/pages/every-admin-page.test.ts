import t from "tap";
import { addressOf } from "#core/views/area-path.ts";
import { inspectPages } from "#test/views/inspect-page.ts";
import { complaintsOf, pageBrowser, signIn } from "#test/views/page-browser.ts";
import { HARMFUL } from "#test/views/sample-pages.ts";
import { crawl, htmlPaths } from "./crawl.ts";
import { furnishedShop } from "./furnished-shop.ts";
import { missingIcons } from "./missing-icons.ts";

t.setTimeout(900_000);

t.test("every admin page can be reached by links, says names as text, and suits every look and width", async (t) => {
  const shop = await furnishedShop(t);
  const found = await crawl(shop, await shop.signInStaff(), [
    "/admin",
    "/admin/sign-out",
    `/admin/invoices/${shop.paidInvoice}`,
    `/admin/invoices/${shop.draftInvoice}/edit`,
    "/admin/reset-password",
    "/admin/reset-password/0",
    `/admin/tasks/${shop.doneTask}`,
    `/admin/coupons/import/${shop.couponImport}`,
  ]);
  const visitor = await crawl(shop, "", ["/admin/sign-in"]);
  t.same(
    found.unreached.filter((pattern) => !visitor.pages.has(pattern)),
    [],
    "links lead to every page",
  );
  for (const [path, { status, text, headers }] of [...visitor.answers, ...found.answers]) {
    t.ok(status < 400, `${path} is there`);
    if (!String(headers["content-type"]).startsWith("text/html")) continue;
    t.notMatch(text, "<script>alert(1)", `${path} shows names as text`);
    t.notMatch(text, "[object Object]", `${path} knows what to say`);
  }
  t.same(await missingIcons(shop, [...visitor.answers, ...found.answers]), [], "every icon is there");
  t.ok(
    [...found.answers.values()].some(({ text }) => text.includes("&lt;script&gt;alert(1)")),
    `${HARMFUL} was there to be shown`,
  );

  const address = await shop.listen();
  const page = await (await (await pageBrowser(t)).newContext()).newPage();
  const complaints = complaintsOf(page);
  await inspectPages(t, page, address, htmlPaths(visitor));
  await signIn(page, `${address}/admin`);
  await inspectPages(t, page, address, htmlPaths(found));
  t.same(complaints, [], "nothing was refused by the content security policy, and no script failed");
});

t.test("staff without a permission sees neither the page nor a way to it", async (t) => {
  const shop = await furnishedShop(t);
  const cookieOfBoss = await shop.signInStaff();
  const { pages } = await crawl(shop, cookieOfBoss, ["/admin"]);
  const account = { email: "new@shop.example", password: "nothing yet at all" };
  await shop.call("admin", "staff_create", { ...account, name: "New", permissions: [] });
  const cookie = await shop.signInStaff(account.email, account.password);
  const { wiring } = await shop.scope();
  const home = (await shop.open("/admin", cookie)).text;
  for (const page of wiring.pages) {
    const address = pages.get(page.path);
    if (page.area !== "admin" || page.permission === undefined || address === undefined) continue;
    t.equal((await shop.open(address, cookie)).status, 403, `${address} is refused`);
    t.notMatch(home, `href="${addressOf("admin", page.path)}"`, `nothing leads to ${address}`);
  }
});
