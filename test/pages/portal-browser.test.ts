import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import t from "tap";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { pageBrowser } from "#test/views/page-browser.ts";
import { CLIENT_PASSWORD, portalShop } from "./portal-shop.ts";

const WIDTHS = [320, 768, 1280];
const APPEARANCES = ["light", "dark", "contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

t.setTimeout(600_000);

t.test("no page of the portal has a fault that axe knows, or is wider than the screen, in any look at any width", async (t) => {
  const { address, browser, client, card } = await openedShop(t);
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await signIn(page, address, client.email);
  await addPlan(page, address);
  await order(page, address);
  const invoice = new URL((await page.getAttribute("main .form-actions a", "href")) ?? "", address).pathname;
  const thanks = new URL(page.url()).pathname;
  await addPlan(page, address);
  await enterCode(page, "BIGCART");
  await enterCode(page, "TENOFF");
  const pages = ["/", "/products", "/products/plan", "/products/meeting", "/cart", `/checkout?card=${card}`, thanks];
  const own = ["/offers", "/gift-cards", "/points", "/account", "/account/orders", "/account/orders/1", "/account/invoices", invoice];
  await inspectAll(t, page, address, [...pages, ...own]);
  t.same(complaints, [], "the content security policy had nothing to refuse");
});

t.test("everything from the product to the paid invoice works without a script", async (t) => {
  const { address, browser, client, card, code } = await openedShop(t);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, address, client.email);
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
  await signIn(page, address, client.email);
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

async function signIn(page: Page, address: string, email: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.fill("#field-email", email);
  await page.fill("#field-password", CLIENT_PASSWORD);
  await page.click("main form button[type=submit]");
  await page.waitForURL(`${address}/`);
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

type Test = { readonly same: (found: unknown, wanted: unknown, message: string) => boolean };

async function inspectAll(t: Test, page: Page, address: string, paths: readonly string[]): Promise<void> {
  const url = new URL(address);
  for (const appearance of APPEARANCES) {
    await page.context().addCookies([{ name: "largesse_appearance", value: appearance, domain: url.hostname, path: "/" }]);
    for (const path of paths) {
      await page.goto(`${address}${path}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
        t.same(found, [], `${path} ${appearance} ${width}: axe`);
        const over = await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
        t.same(over, 0, `${path} ${appearance} ${width}: not wider than the screen`);
      }
    }
  }
}
