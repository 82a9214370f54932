import type { BrowserContext } from "playwright-core";
import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { inspectPage, inspectPages } from "./inspect-page.ts";
import { pageBrowser, signIn } from "./page-browser.ts";
import { pagesApp } from "./pages-app.ts";

t.setTimeout(220_000);

t.test("pages for refusals have no fault that axe knows, and fit the screen", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  await inspectPages(t, page, address, ["/nowhere"]);
  await signIn(page, `${address}/admin`);
  await inspectPages(t, page, address, ["/admin/nowhere", "/admin/coupons/999999"]);
});

t.test("a refused form has its summary in focus, and the fields say what is wrong", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  await page.goto(`${address}/sign-up`);
  await page.fill("#field-email", "nobody");
  await page.click("main form button[type=submit]");
  await page.waitForSelector("#error-summary");
  t.equal(await page.evaluate("document.activeElement.id"), "error-summary");
  t.equal(await page.inputValue("#field-email"), "nobody", "what was typed stands there again");
  t.equal(await page.getAttribute("#field-email", "aria-invalid"), "true");
  t.match(await page.getAttribute("#field-email", "aria-describedby"), /field-email-error/);
  await inspectPage(t, page, "refused form");
});

t.test("staff finds its way by keyboard alone, and without a script", async (t) => {
  const { address, context, browser } = await started(t);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await signIn(page, `${address}/admin`);
  t.equal(page.url(), `${address}/admin`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  t.match(page.url(), /#main$/, "the skip link comes first");
  await page.goto(`${address}/admin/settings`);
  await page.fill("#field-company", "Nordlicht & Söhne");
  await page.click("main form button[type=submit]");
  t.match(await page.textContent("#flash"), /saved/);
  t.match(await page.textContent(".brand"), /Nordlicht & Söhne/);
  await plain.close();

  const scripted = await context.newPage();
  await signIn(scripted, `${address}/admin`);
  await scripted.goto(`${address}/admin/extensions`);
  const opener = scripted.locator("button[command=show-modal]").first();
  await opener.focus();
  await scripted.keyboard.press("Enter");
  await scripted.waitForSelector("dialog[open]");
  await inspectPage(t, scripted, "an open dialog");
  await scripted.keyboard.press("Escape");
  t.equal(await scripted.locator("dialog[open]").count(), 0);
  const focused = await scripted.evaluate("document.activeElement.getAttribute('commandfor')");
  t.equal(focused, await opener.getAttribute("commandfor"), "the focus is back where it was");
});

t.test("a filter changes the list and the address without a new page", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  await signIn(page, `${address}/admin`);
  await page.goto(`${address}/admin/activity`);
  await page.evaluate("window.isSamePage = true");
  await page.fill("#filter-search", "nothing is called like this");
  await page.waitForSelector("#activity .empty");
  t.match(page.url(), /search=nothing/);
  t.equal(await page.evaluate("window.isSamePage"), true);
  t.equal(await page.evaluate("document.activeElement.id"), "filter-search", "the focus stays in the field");
});

t.test("on a phone a list grows, and the focus is not lost with the last rows", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, `${address}/admin`);
  await page.goto(`${address}/admin/many`);
  for (const rows of [2, 3]) {
    await page.locator("#many-more").focus();
    await page.keyboard.press("Enter");
    await page
      .locator("#many tbody tr")
      .nth(rows - 1)
      .waitFor();
    await page.locator(rows < 3 ? "#many-more:focus" : "#many [role=region]:focus").waitFor();
  }
  t.equal(await page.locator("#many-more").count(), 0);
  t.match(await page.textContent("#many tbody"), /row 1\s+row 2\s+row 3/);
  t.equal(await page.locator("#many-pager").count(), 1);
  await inspectPage(t, page, "a list that has grown");
});

t.test("language and appearance are chosen without a script and stay chosen", async (t) => {
  const { address, browser } = await started(t);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${address}/sign-in`);
  await page.click("button[popovertarget=preferences]");
  await page.click("button[name=language][value=de]");
  t.equal(await page.getAttribute("html", "lang"), "de");
  t.equal(page.url(), `${address}/sign-in`);
  t.equal(await page.textContent("h1"), "Anmelden");
  await page.click("button[popovertarget=preferences]");
  await page.click("button[name=appearance][value=contrast]");
  t.equal(await page.getAttribute("html", "data-appearance"), "contrast");
  await plain.close();
});

async function started(t: TestLife) {
  const { listen } = await pagesApp(t);
  const address = await listen();
  const browser = await pageBrowser(t);
  const context: BrowserContext = await browser.newContext();
  return { address, browser, context };
}
