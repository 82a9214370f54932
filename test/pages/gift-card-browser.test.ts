import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import t from "tap";
import { pageBrowser } from "#test/views/page-browser.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "#test/views/pages-app.ts";
import { giftCardShop } from "./gift-card-shop.ts";

t.setTimeout(235_000);

const WIDTHS = [320, 768, 1280];
const APPEARANCES = ["light", "dark", "contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

t.test("no page of gift cards has a fault that axe knows, or is wider than the screen", async (t) => {
  const shop = await giftCardShop(t);
  const address = await shop.listen();
  const browser = await pageBrowser(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, address);
  const paths = ["", "/new", "/batches", "/mails", "/report", `/${shop.used.id}`];
  for (const appearance of APPEARANCES) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain: new URL(address).hostname, path: "/" }]);
    for (const path of paths) {
      await page.goto(`${address}/admin/gift-cards${path}`);
      await page.evaluate("for (const box of document.querySelectorAll('main details')) box.open = true");
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

t.test("a card is issued, copied, suspended by keyboard and changed with others", async (t) => {
  const shop = await giftCardShop(t);
  const address = await shop.listen();
  const browser = await pageBrowser(t);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signIn(page, address);
  await page.goto(`${address}/admin/gift-cards/new`);
  await page.fill("#field-value", "42");
  await page.keyboard.press("Enter");
  const code = await page.textContent("#new-code");
  await page.click(".gift-copy");
  await page.waitForFunction("document.querySelector('.gift-copy').textContent === 'Copied'");
  t.equal(await page.evaluate("navigator.clipboard.readText()"), code);

  await page.goto(`${address}/admin/gift-cards/new`);
  await page.fill("#field-value", "2");
  await page.getByText("PIN, note, several at once").click();
  await page.fill("#field-count", "2");
  await page.click("main form button[type=submit]");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save as CSV" }).click()]);
  t.equal(file.suggestedFilename(), "gift-cards.csv");

  await page.goto(`${address}/admin/gift-cards?search=%23${shop.bearer.id}&sort=id`);
  t.notOk(await page.isVisible(".gift-bulk"));
  await page.focus("button[popovertarget^=row-]");
  await page.keyboard.press("Enter");
  await page
    .locator(".gift-menu:popover-open")
    .getByRole("button", { name: /^Suspend/ })
    .click();
  await page.waitForSelector("#flash .flash");
  t.match(await page.textContent("#gift-cards"), /Suspended/);
  await page.check('input[name="ids[]"]');
  t.ok(await page.isVisible(".gift-bulk"));
  await page.locator(".gift-bulk").getByRole("button", { name: "Resume" }).click();
  await page.waitForSelector("#flash .flash");
  t.match(await page.textContent("#gift-cards"), /Active/);
});

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/admin/sign-in`);
  await page.fill("#field-email", ADMIN_EMAIL);
  await page.fill("#field-password", ADMIN_PASSWORD);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/admin`);
}
