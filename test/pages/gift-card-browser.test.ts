import t from "tap";
import { pageBrowser, signIn } from "#test/views/page-browser.ts";
import { giftCardShop } from "./gift-card-shop.ts";

t.setTimeout(235_000);

t.test("a card is issued, copied, suspended by keyboard and changed with others", async (t) => {
  const shop = await giftCardShop(t);
  const address = await shop.listen();
  const browser = await pageBrowser(t);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signIn(page, `${address}/admin`);
  await page.goto(`${address}/admin/gift-cards/new`);
  await page.fill("#field-value", "42");
  await page.keyboard.press("Enter");
  const code = await page.textContent("#new-code");
  await page.click("[data-copy]");
  await page.waitForFunction("document.querySelector('[data-copy]').textContent === 'Copied'");
  t.equal(await page.evaluate("navigator.clipboard.readText()"), code);

  await page.goto(`${address}/admin/gift-cards/new`);
  await page.fill("#field-value", "2");
  await page.getByText("PIN, note, several at once").click();
  await page.fill("#field-count", "2");
  await page.click("main form button[type=submit]");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save as CSV" }).click()]);
  t.equal(file.suggestedFilename(), "gift-cards.csv");

  await page.goto(`${address}/admin/gift-cards?search=%23${shop.bearer.id}&sort=id`);
  t.notOk(await page.isVisible(".bulk-bar"));
  await page.focus("button[popovertarget^=row-]");
  await page.keyboard.press("Enter");
  await page
    .locator(".row-menu:popover-open")
    .getByRole("button", { name: /^Suspend/ })
    .click();
  await page.waitForSelector("#flash .flash");
  t.match(await page.textContent("#gift-cards"), /Suspended/);
  await page.check('input[name="ids[]"]');
  t.ok(await page.isVisible(".bulk-bar"));
  await page.locator(".bulk-bar").getByRole("button", { name: "Resume" }).click();
  await page.waitForSelector("#flash .flash");
  t.match(await page.textContent("#gift-cards"), /Active/);
});
