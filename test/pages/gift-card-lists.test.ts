import t from "tap";
import { tokenOf } from "#test/views/pages-app.ts";
import { giftCardShop } from "./gift-card-shop.ts";

t.setTimeout(150_000);

const PAGES = ["", "/new", "/batches", "/mails", "/report", "/report?by=expires"];

t.test("lists of gift cards", async (t) => {
  const shop = await giftCardShop(t);
  const { open, submit, call, send } = shop;
  const cookie = await shop.signInStaff();
  const ids = async (query: string): Promise<number[]> =>
    [...(await open(`/admin/gift-cards${query}`, cookie)).text.matchAll(/class="gift-code" href="\/admin\/gift-cards\/(\d+)"/g)].map(
      ([, id]) => Number(id),
    );

  t.test("every page opens in both languages", async (t) => {
    for (const path of [...PAGES, `/${shop.used.id}`, `/${shop.expired.id}`]) {
      t.equal((await open(`/admin/gift-cards${path}`, cookie)).status, 200, path);
      const german = await open(`/admin/gift-cards${path}`, `${cookie}; largesse_language=de`);
      t.match(german.text, /Geschenkkarte/, path);
      t.notMatch(german.text, /Gift card/, path);
    }
    t.equal((await open("/admin/gift-cards/999999", cookie)).status, 404);
    t.equal((await open("/admin/gift-cards/none", cookie)).status, 404);
  });

  t.test("filters, several states, search and sorting are the address", async (t) => {
    const { used, bearer, expired } = shop;
    t.same(
      (await ids("")).toSorted((one, other) => other - one),
      await ids(""),
      "newest first",
    );
    t.same(await ids("?status=expired"), [expired.id]);
    t.same(await ids("?status[]=expired&status[]=suspended&sort=id"), [expired.id, bearer.id + 1]);
    t.same(await ids(`?search=${used.last4.toLowerCase()}`), [used.id]);
    t.same(await ids(`?search=%23${used.id}`), [used.id]);
    t.same(await ids("?search=lovelace"), [used.id], "by the owner's name");
    t.same(await ids("?expiring=30&status=active&with_balance=1"), [bearer.id]);
    t.same(await ids("?balance_min=60.01&balance_max=80&sort=-balance"), [used.id]);
    t.same(await ids(`?client_id=${shop.clientId}`), [used.id]);
    t.equal((await ids(`?batch_id=${shop.batchId}&sort=-balance`)).length, 4);
    const byBalance = await ids("?sort=balance");
    t.equal(byBalance.at(-1), used.id, "the fullest last");
    t.equal((await open("/admin/gift-cards?sort=note", cookie)).status, 400, "only by what can be sorted");
    t.match((await open(`/admin/gift-cards?batch_id=${shop.batchId}`, cookie)).text, /Batch #\d+[\s\S]{0,20}<a href="\/admin\/gift-cards"/);
  });

  t.test("selected cards are changed together; those that refuse say why", async (t) => {
    const chosen = [shop.used.id, shop.bearer.id];
    const bulk = async (change: string, cards: readonly number[], more = {}) => {
      const token = tokenOf((await open("/admin/gift-cards", cookie)).text) ?? "";
      const body = new URLSearchParams({ _action: "bulk", _csrf: token, change, ...more });
      for (const id of cards) body.append("ids[]", String(id));
      const headers = { cookie, accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
      return send({ method: "POST", url: "/admin/gift-cards?sort=id", headers, payload: body.toString() });
    };
    t.equal((await bulk("suspend", chosen)).headers.location, "/admin/gift-cards?sort=id", "the filters stay");
    t.match(await call("admin", "coupon_get_gift_card", { id: shop.used.id }), { status: "suspended" });
    const mixed = await bulk("suspend", [...chosen, shop.expired.id]);
    t.equal(mixed.status, 200);
    t.match(mixed.text, /1 gift card was changed\.[\s\S]*Some stayed as they were/);
    await bulk("resume", [...chosen, shop.expired.id]);
    await bulk("extend", chosen, { expires_at: "2090-01-31" });
    t.match(await call("admin", "coupon_get_gift_card", { id: shop.bearer.id }), {
      status: "active",
      expires_at: "2090-01-31T23:59:59.999Z",
    });
    t.equal((await bulk("extend", chosen, { expires_at: "" })).status, 422);
    t.equal((await bulk("suspend", [])).status, 422);
    await submit("/admin/gift-cards", { _action: "suspend", id: String(shop.bearer.id) }, cookie);
    t.match(await call("admin", "coupon_get_gift_card", { id: shop.bearer.id }), { status: "suspended" });
  });

  t.test("the report adds up, by currency and by month, as page and as file", async (t) => {
    const { text } = await open("/admin/gift-cards/report", cookie);
    t.match(text, /Owed at the end[\s\S]*\$210\.00/);
    t.notMatch(text, /differ\. Run the verification/);
    const sums = await open("/admin/gift-cards/report/export?", cookie);
    t.match(sums.headers["content-disposition"], /gift-cards-liability-.*\.csv/);
    t.match(sums.text, /^currency,opening,issued,redeemed,expired,voided,closing,promotional,held\nUSD,0,359,30,15,104,210,0,0/);
    const months = (await open("/admin/gift-cards/report/export?kind=months", cookie)).text.trim().split("\n").slice(1);
    t.equal(
      months.map((line) => Number(line.split(",").at(-1))).reduce((sum, amount) => sum + amount, 0),
      210,
    );
    t.match((await open("/admin/gift-cards/report?from=2001-01-01&at=2001-02-01", cookie)).text, /No gift card was issued yet/);
  });

  t.test("a client's page and the dashboard tell of cards", async (t) => {
    const client = await open(`/admin/clients/${shop.clientId}`, cookie);
    t.match(client.text, new RegExp(`/admin/gift-cards/${shop.used.id}"[\\s\\S]*gift-cards/new\\?client_id=${shop.clientId}"`));
    const dashboard = await open("/admin", cookie);
    t.match(dashboard.text, /Owed on gift cards/);
    t.notMatch(dashboard.text, /cannot be shown at the moment/);
  });

  t.test("who may only look sees no button, and who may not look sees nothing", async (t) => {
    const staff = async (name: string, permissions: readonly string[]) => {
      const email = `${name}@shop.example`;
      await call("admin", "staff_create", { email, name, password: "correct horse eye", permissions });
      return shop.signInStaff(email, "correct horse eye");
    };
    const viewer = await staff("viewer", ["gift_card.view"]);
    const list = await open("/admin/gift-cards", viewer);
    t.equal(list.status, 200);
    t.notMatch(list.text, /Issue a gift card|name="ids\[\]"|Pay an invoice|Liability|Lovelace/);
    const card = await open(`/admin/gift-cards/${shop.used.id}`, viewer);
    t.notMatch(card.text, /What can be done|Lovelace/);
    t.notMatch((await open("/admin/gift-cards/mails", viewer)).text, /friend@example\.com/);
    for (const path of ["/new", "/report", "/report/export"]) t.equal((await open(`/admin/gift-cards${path}`, viewer)).status, 403, path);
    const refused = await submit(`/admin/gift-cards/${shop.used.id}`, { _action: "void", "void[reason]": "No" }, viewer);
    t.equal(refused.status, 403);
    t.same(await searched(viewer, "lovelace"), [], "names are not searched by who may not see them");
    const stranger = await staff("stranger", ["order.view"]);
    t.equal((await open("/admin/gift-cards", stranger)).status, 403);
    t.notMatch((await open("/admin", stranger)).text, /href="\/admin\/gift-cards/);
  });

  async function searched(as: string, text: string): Promise<readonly string[]> {
    return (await open(`/admin/gift-cards?search=${text}`, as)).text.match(/class="gift-code"/g) ?? [];
  }
});
