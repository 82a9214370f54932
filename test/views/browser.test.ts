import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { pageBrowser } from "./page-browser.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, pagesApp } from "./pages-app.ts";

const WIDTHS = [320, 768, 1280];
const APPEARANCES = ["light", "dark", "contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const OPEN_PAGES = ["/", "/sign-in", "/sign-up", "/admin/sign-in?return=/admin", "/nowhere"];
const ADMIN_PAGES = ["/admin", "/admin/activity", "/admin/extensions", "/admin/settings", "/admin/sign-out", "/admin/nowhere"];

t.setTimeout(220_000);

t.test("no page has a fault that axe knows, or is wider than the screen, in any look at any width", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await inspectAll(t, page, address, OPEN_PAGES);
  await signIn(page, address);
  await inspectAll(t, page, address, ADMIN_PAGES);
  t.same(complaints, [], "the content security policy had nothing to refuse");
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
  await inspect(t, page, "refused form");
});

t.test("staff finds its way by keyboard alone, and without a script", async (t) => {
  const { address, context, browser } = await started(t);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await signIn(page, address);
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
  await signIn(scripted, address);
  await scripted.goto(`${address}/admin/extensions`);
  const opener = scripted.locator("button[command=show-modal]").first();
  await opener.focus();
  await scripted.keyboard.press("Enter");
  await scripted.waitForSelector("dialog[open]");
  await inspect(t, scripted, "an open dialog");
  await scripted.keyboard.press("Escape");
  t.equal(await scripted.locator("dialog[open]").count(), 0);
  const focused = await scripted.evaluate("document.activeElement.getAttribute('commandfor')");
  t.equal(focused, await opener.getAttribute("commandfor"), "the focus is back where it was");
});

t.test("a filter changes the list and the address without a new page", async (t) => {
  const { address, context } = await started(t);
  const page = await context.newPage();
  await signIn(page, address);
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
  await signIn(page, address);
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
  await inspect(t, page, "a list that has grown");
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

type Test = { readonly same: (found: unknown, wanted: unknown, message: string) => boolean };

async function started(t: TestLife) {
  const { listen } = await pagesApp(t);
  const address = await listen();
  const browser = await pageBrowser(t);
  const context: BrowserContext = await browser.newContext();
  return { address, browser, context };
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("#field-email", ADMIN_EMAIL);
  await page.fill("#field-password", ADMIN_PASSWORD);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/admin`);
}

async function inspectAll(t: Test, page: Page, address: string, paths: readonly string[]): Promise<void> {
  const url = new URL(address);
  for (const appearance of APPEARANCES) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain: url.hostname, path: "/" }]);
    for (const path of paths) {
      await page.goto(`${address}${path}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await inspect(t, page, `${path} ${appearance} ${width}`);
      }
    }
  }
}

async function inspect(t: Test, page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  t.same(found, [], `${name}: axe`);
  t.same(await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"), 0, `${name}: not wider than the screen`);
}
