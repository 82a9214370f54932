import type { Locator, Page } from "playwright-core";
import t from "tap";
import { hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { pageBrowser } from "#test/views/page-browser.ts";

t.setTimeout(300_000);

const MOST_STEPS = 150;

t.test("a newcomer starts the demo shop, makes a 20 % coupon, uses it as a client, and sees it counted, all by keyboard", async (t) => {
  const host = await hostProcess(t, await sharedDatabase(t), { DEMO: "1", WORKERS: "1", ADMIN_API_KEY: "" });
  const { address } = host;
  const browser = await pageBrowser(t);
  const [boss, client] = signInsOf(host.printed());
  const key = /API key {3}(\S+)/.exec(host.printed())?.[1] ?? "";

  const admin = await (await browser.newContext()).newPage();
  await admin.goto(`${address}/admin`);
  await signIn(admin, boss);
  await admin.waitForURL(`${address}/admin`);
  await press(admin, admin.locator("nav a[href='/admin/coupons']"));
  await admin.waitForURL(`${address}/admin/coupons`);
  await press(admin, admin.locator("main a[href='/admin/coupons/new']").first());
  await admin.waitForURL(`${address}/admin/coupons/new`);
  const inputs = [
    ["#field-code", "NEWCOMER20"],
    ["#field-value", "20"],
  ] as const;
  for (const [field, text] of inputs) await type(admin, admin.locator(field), text);
  t.ok(inputs.length <= 4, "two inputs make a coupon");
  await admin.waitForSelector("#preview .sentence");
  await admin.keyboard.press("Enter");
  await admin.waitForSelector("#flash .flash");
  await press(admin, admin.locator("nav a[href='/admin/coupons']"));
  const row = admin.locator("#coupons tbody tr", { hasText: "NEWCOMER20" });
  await row.waitFor();
  t.match(await row.textContent(), /20\s?%[\s\S]*Active[\s\S]*0 \/ ∞/);
  await admin.evaluate("window.isSamePage = true");
  await to(admin, admin.locator("#filter-search"));
  await admin.keyboard.type("newcomer");
  await admin.waitForURL(/search=newcomer/);
  t.equal(await admin.evaluate("document.activeElement.id"), "filter-search", "the focus is where it was");

  const { result } = await host.call("admin", "coupon/generate_gift_card", { value: 5000, currency: "USD" }, { key });
  const { code } = result as { readonly code: string };
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(`${address}/cart`);
  await press(portal, portal.locator("main a[href^='/sign-in'], header a[href^='/sign-in']").first());
  await portal.waitForURL(/sign-in/);
  await signIn(portal, client);
  await portal.waitForURL(new RegExp(`^${address}/(cart)?$`));
  await press(portal, portal.locator("nav a[href='/cart']"));
  await portal.waitForURL(`${address}/cart`);
  const before = await portal.textContent("#cart-total");
  await type(portal, portal.locator("#field-code"), "newcomer20");
  await Promise.all([portal.waitForEvent("load"), portal.keyboard.press("Enter")]);
  t.match(await portal.textContent("dl.sum"), /NEWCOMER20/);
  t.not(await portal.textContent("#cart-total"), before, "the total has changed");
  await press(portal, portal.locator("main a[href^='/checkout']"));
  await portal.waitForURL(/\/checkout/);
  await type(portal, portal.locator("#field-card_code"), code);
  await press(portal, portal.locator("main form[action^='/checkout'] button[type=submit]").last());
  await portal.waitForURL(/thank-you/);
  t.match(await portal.textContent("main"), /Everything is paid/);

  const ordered = performance.now();
  await row.getByText("1 / ∞").waitFor({ timeout: 20_000 });
  t.comment(`the counter moved ${Math.round(performance.now() - ordered)} ms after the client saw the thanks`);
  t.equal(await admin.evaluate("window.isSamePage"), true, "without loading the page again");
  t.equal(await admin.evaluate("document.activeElement.id"), "filter-search", "the focus is still where it was");
});

type Account = { readonly email: string; readonly password: string };

/** The administrator's and the demo client's address and password, as the shell shows them once. */
function signInsOf(printed: string): readonly [Account, Account] {
  const emails = [...printed.matchAll(/(?:e-mail|client) +(\S+@\S+)/g)].map(([, email]) => email ?? "");
  const passwords = [...printed.matchAll(/password {2}(\S+)/g)].map(([, password]) => password ?? "");
  const at = (index: number): Account => ({ email: emails[index] ?? "", password: passwords[index] ?? "" });
  return [at(0), at(1)];
}

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await type(page, page.locator("#field-email"), email);
  await type(page, page.locator("#field-password"), password);
  await page.keyboard.press("Enter");
}

/** Goes to an element with the Tab key alone. */
async function to(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await to(page, field);
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator): Promise<void> {
  await to(page, target);
  await page.keyboard.press("Enter");
}
