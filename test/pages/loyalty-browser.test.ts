import t from "tap";
import { inspectPages } from "#test/views/inspect-page.ts";
import { staffPage } from "#test/views/page-browser.ts";
import { type PagesApp, pagesApp } from "#test/views/pages-app.ts";

t.setTimeout(900_000);

t.test("no page of the programme has a fault that axe knows, or is wider than the screen", async (t) => {
  const app = await pagesApp(t);
  const { client, rule } = await programme(app);
  const address = await app.listen();
  const page = await staffPage(t, address);
  const paths = [`/rules/${rule}`, "/rules/new?kind=earning&rule=order_multiplier", `/members/${client}`].map(
    (path) => `/admin/loyalty${path}`,
  );
  await inspectPages(t, page, address, paths);
});

t.test("the sentence and the examples follow what is typed, and the menu of a row opens by keyboard", async (t) => {
  const app = await pagesApp(t);
  await programme(app);
  const address = await app.listen();
  const page = await staffPage(t, address);
  await page.goto(`${address}/admin/loyalty/rules/new?kind=earning&rule=per_amount`);
  await page.fill("[name='args[points]']", "3");
  await page.fill("[name='args[amount]']", "10");
  await page.waitForSelector("#preview .sentence");
  await page.locator("#preview", { hasText: "130 points" }).waitFor();
  t.match(await page.textContent("#preview"), /3 points for every 10\.00[\s\S]*\$100\.00[\s\S]*130 points/);
  t.equal(await page.evaluate("document.activeElement.name"), "args[amount]", "the focus stays in the field");
  await page.goto(`${address}/admin/loyalty/tiers/new`);
  await page.fill("#field-name", "Platinum");
  await page.fill("#field-threshold", "250");
  await page.locator("#preview", { hasText: "Platinum" }).waitFor();
  t.match(await page.textContent("#preview"), /Platinum[\s\S]*1 client/);
  await page.goto(`${address}/admin/loyalty/rewards`);
  await page.focus("button[popovertarget^=row-]");
  await page.keyboard.press("Enter");
  await page.locator(".row-menu:popover-open").getByRole("button", { name: "Delete Card" }).click();
  await page.waitForSelector("#flash .flash");
  t.notMatch(await page.textContent(".listing"), /Card/);
  await page.locator("#flash button").first().click();
  await page.locator("#flash", { hasText: "is back" }).waitFor();
  t.match(await page.textContent(".listing"), /Card/);
});

async function programme({ call }: PagesApp) {
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada", last_name: "Lovelace" });
  await call("admin", "client_group_create", { title: "Friends of the house" });
  const tier = await call<number>("admin", "loyalty_tier_create", {
    name: "Gold",
    threshold: 100,
    multiplier: 1.5,
    perks: ["Free coffee"],
  });
  await call("admin", "loyalty_tier_create", { name: "The very highest of all tiers", threshold: 10_000 });
  const rule = await call<number>("admin", "loyalty_rule_create", {
    title: "A review",
    rule: "event",
    args: { event: "review", points: 5 },
    max_points_per_client: 50,
  });
  const card = { title: "Card", kind: "gift_card", points: 100, amount: 10, max_redemptions: 5 };
  const reward = await call<number>("admin", "loyalty_reward_create", card);
  const given = { client_id: client, points: 400, description: "A present for a friend of the house", expires_at: "2099-01-01" };
  await call("admin", "coupon_add_client_loyalty_points", given);
  await call("admin", "loyalty_reward_redeem", { client_id: client, reward_id: reward });
  return { client, rule, tier, reward };
}
