import t from "tap";
import { impliedPermissions } from "#core/identity/permissions.ts";
import { addressOf } from "#core/views/area-path.ts";
import { HARMFUL } from "#test/views/sample-pages.ts";
import { crawl } from "./crawl.ts";
import { crawlAdmin, furnishedShop } from "./furnished-shop.ts";
import { missingIcons } from "./missing-icons.ts";

t.setTimeout(240_000);

t.test("every admin page can be reached by links, and shows names as text", async (t) => {
  const shop = await furnishedShop(t);
  const { found, visitor } = await crawlAdmin(shop);
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
    const parts = [...text.matchAll(/id="([^"]+)" data-live-part/g)].map(([, id]) => id);
    t.equal(new Set(parts).size, parts.length, `${path} has no two parts of one name`);
  }
  const all = [...found.answers.values()].map(({ text }) => text).join("\n");
  for (const part of ["gift-card-\\d+-balance", "gift-card-\\d+-figures", "invoice-\\d+-due", "invoice-\\d+-sum", "order-\\d+-status"])
    t.match(all, new RegExp(`id="${part}" data-live-part`), `${part} is live`);
  t.same(await missingIcons(shop, [...visitor.answers, ...found.answers]), [], "every icon is there");
  t.ok(
    [...found.answers.values()].some(({ text }) => text.includes("&lt;script&gt;alert(1)")),
    `${HARMFUL} was there to be shown`,
  );
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
  const everybodys = new Set<string>(impliedPermissions);
  for (const page of wiring.pages) {
    const address = pages.get(page.path);
    if (page.area !== "admin" || page.permission === undefined || everybodys.has(page.permission) || address === undefined) continue;
    t.equal((await shop.open(address, cookie)).status, 403, `${address} is refused`);
    t.notMatch(home, `href="${addressOf("admin", page.path)}"`, `nothing leads to ${address}`);
  }
});
