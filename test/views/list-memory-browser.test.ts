import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { inspectPage } from "./inspect-page.ts";
import { pageBrowser, signIn } from "./page-browser.ts";
import { pagesApp } from "./pages-app.ts";

t.setTimeout(300_000);

t.test("a view is saved by keyboard, says when it was changed while somebody types, and needs no script", async (t) => {
  const { page, address, browser } = await signedIn(t);
  await page.goto(`${address}/admin/coupons?status[]=active&sort=-code`);
  await page.locator("button[popovertarget$=-save]").focus();
  await page.keyboard.press("Enter");
  await page.locator("input[name=name]:focus").waitFor();
  await inspectPage(t, page, "the window that asks for a name");
  await page.keyboard.type("Summer");
  await page.keyboard.press("Enter");
  await page.locator(".view-links a[aria-current]", { hasText: "Summer" }).waitFor();
  await page.evaluate("window.isSamePage = true");
  await page.fill("#filter-search", "memory");
  await page.locator(".view-changed").waitFor();
  t.equal(await page.evaluate("window.isSamePage"), true);
  t.equal(await page.evaluate("document.activeElement.id"), "filter-search", "the focus stays in the field");
  await inspectPage(t, page, "a changed view");
  await page.setViewportSize({ width: 320, height: 800 });
  await inspectPage(t, page, "a changed view on a phone");

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(plain, `${address}/admin`);
  await plain.goto(`${address}/admin/coupons`);
  await plain.click("text=Summer");
  await plain.click("text=Use as my default");
  t.match(await plain.textContent("#flash"), /first from now on/);
  await plain.goto(`${address}/admin/coupons`);
  t.match(plain.url(), /\?view=\d+&sort=-code&status/);
  await plain.click("text=Standard");
  t.match(plain.url(), /\?view=standard$/);
  await plain.context().close();
});

t.test("a state says why, to a pointer, to a keyboard and to a tap, and Escape takes it away", async (t) => {
  const { page, address } = await signedIn(t);
  await page.goto(`${address}/admin/coupons`);
  const state = page.locator("#coupons button.status").first();
  const tip = page.locator(".tip:popover-open");
  await state.hover();
  await tip.waitFor();
  t.match(await tip.textContent(), /Since/);
  await tip.hover();
  t.equal(await tip.count(), 1, "the pointer may go to what it opened");
  await page.keyboard.press("Escape");
  await tip.waitFor({ state: "detached" });
  await page.mouse.move(2, 2);
  await state.focus();
  await page.keyboard.press("Enter");
  await tip.waitFor();
  await inspectPage(t, page, "an open explanation");
  t.equal(await state.getAttribute("aria-describedby"), await tip.getAttribute("id"));
});

t.test("on a phone a card is pushed aside for its buttons, and its menu comes from below", async (t) => {
  const { page, address } = await signedIn(t);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${address}/admin/coupons`);
  const row = page.locator("#coupons tbody tr").first();
  await row.scrollIntoViewIfNeeded();
  const strip = row.locator(".swipe");
  t.ok(Number((await strip.boundingBox())?.x) >= 300, "at first the buttons are out of sight");
  await row.evaluate((element: { scrollTo(to: object): void }) => element.scrollTo({ left: 400, behavior: "instant" }));
  const box = await strip.boundingBox();
  t.ok(box !== null && box.x < 300 && box.x + box.width <= 320, "then they stand beside the card");
  await inspectPage(t, page, "a card that was pushed aside");
  await row.evaluate((element: { scrollTo(to: object): void }) => element.scrollTo({ left: 0, behavior: "instant" }));
  await row.locator(".row-menu-button").click();
  const menu = page.locator(".row-menu:popover-open");
  await menu.waitFor();
  const sheet = await menu.boundingBox();
  t.equal(Math.round(sheet?.width ?? 0), 320);
  t.equal(Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0)), 800);
  await inspectPage(t, page, "a menu from below");
  await menu.getByRole("button", { name: "Delete MEMORY10" }).click();
  await page.click("#flash button");
  await page.locator("#flash", { hasText: "The coupon is back." }).waitFor();
});

async function signedIn(t: TestLife) {
  const { listen, call } = await pagesApp(t);
  await call("admin", "coupon_create_advanced", { code: "MEMORY10", type: "percentage", value: 10 });
  const address = await listen();
  const browser = await pageBrowser(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, `${address}/admin`);
  return { page, address, browser };
}
