import type { Page } from "playwright-core";
import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { inspectPages } from "#test/views/inspect-page.ts";
import { pageBrowser, signIn } from "#test/views/page-browser.ts";
import { CLIENT_PASSWORD, portalShop } from "./portal-shop.ts";

t.setTimeout(600_000);

t.test("a full cart, its codes and what follows have no fault that axe knows, and fit the screen", async (t) => {
  const { address, browser, client, card } = await openedShop(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, address, { email: client.email, password: CLIENT_PASSWORD });
  await addPlan(page, address);
  await order(page, address);
  const invoice = new URL((await page.getAttribute("main .form-actions a", "href")) ?? "", address).pathname;
  const thanks = new URL(page.url()).pathname;
  await addPlan(page, address);
  await enterCode(page, "BIGCART");
  await enterCode(page, "TENOFF");
  await inspectPages(t, page, address, ["/cart", `/checkout?card=${card}`, thanks, invoice, "/products/meeting"]);
});

t.test("everything from the product to the paid invoice works without a script", async (t) => {
  const { address, browser, client, card, code } = await openedShop(t);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, address, { email: client.email, password: CLIENT_PASSWORD });
  await addPlan(page, address);
  await enterCode(page, "TENOFF");
  t.match(await page.textContent("#cart-total"), /\$2\.00/);
  t.ok(await page.isHidden("input[type=range]"), "the slider comes with the script");
  await page.fill("#field-points", "50");
  await page.click("form:has(#field-points) button");
  t.match(await page.textContent("#cart-total"), /\$1\.50/);
  await enterCode(page, code);
  t.match(page.url(), /\/cart\?card=\d+$/);
  await page.click("main a[href^='/checkout']");
  t.equal(await page.isChecked(`input[name="gift_cards[]"][value="${Number(new URL(page.url()).searchParams.get("card"))}"]`), true);
  await page.uncheck(`input[name="gift_cards[]"][value="${Number(new URL(page.url()).searchParams.get("card"))}"]`);
  await page.click("main form[action^='/checkout'] button[type=submit]");
  t.match(await page.textContent("main"), /\$1\.50 is left to pay/);
  await page.click("main .form-actions a");
  await page.selectOption("#field-card", String(card));
  await page.click("form:has(#field-card) button[type=submit]");
  t.match(await page.textContent("main"), /The gift card has paid/);
  t.notMatch(await page.textContent("main"), /Pay the rest/);
});

t.test("with a script the slider and the number say the same", async (t) => {
  const { address, browser, client } = await openedShop(t);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, address, { email: client.email, password: CLIENT_PASSWORD });
  await addPlan(page, address);
  await page.focus("input[type=range]");
  await page.keyboard.press("End");
  t.equal(await page.inputValue("#field-points"), "1200");
  await page.fill("#field-points", "300");
  t.equal(await page.inputValue("input[type=range]"), "300");
});

/** The shop in a browser, with a client who has points and a card, and the code of another card. */
async function openedShop(t: TestLife) {
  const shop = await portalShop(t);
  const address = await shop.listen();
  const client = await shop.newClient();
  await shop.call("admin", "coupon_add_client_loyalty_points", { client_id: client.id, points: 5000, description: "A present" });
  const issue = (fields: object) =>
    shop.call<{ readonly id: number; readonly code: string }>("admin", "coupon_generate_gift_card", {
      value: 25,
      currency: "USD",
      ...fields,
    });
  const { id: card } = await issue({ client_id: client.id });
  const { code } = await issue({});
  return { address, browser: await pageBrowser(t), client, card, code };
}

async function addPlan(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/products/plan`);
  await page.check("input[type=checkbox]");
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/cart`);
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.fill("#field-code", code);
  await Promise.all([page.waitForEvent("load"), page.click("#codes form button")]);
}

async function order(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/checkout`);
  await page.click("main form[action^='/checkout'] button[type=submit]");
  await page.waitForURL(/thank-you/);
}
