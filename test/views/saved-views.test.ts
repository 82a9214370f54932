import t from "tap";
import type { SavedViewsOnWire } from "#core/views/saved/list-views.ts";
import { type PagesApp, pagesApp, tokenOf } from "./pages-app.ts";

const PAGE = "/coupons";

t.setTimeout(120_000);

t.test("a list is saved under a name, opened by it, changed, and left", async (t) => {
  const { open, submit, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const plain = await open("/admin/coupons", cookie);
  t.notMatch(plain.text, /Save this view/, "a list as it comes needs no name");
  const filtered = await open("/admin/coupons?status[]=active&sort=-code", cookie);
  t.match(filtered.text, /Save this view/);
  const query = "sort=-code&status%5B%5D=active";
  const saved = await submit(
    "/admin/saved-views",
    { _action: "save", page: PAGE, query, name: "Summer", return: "/admin/coupons" },
    cookie,
  );
  t.equal(saved.status, 303);
  const address = String(saved.headers.location);
  t.match(address, /^\/admin\/coupons\?view=\d+&sort=-code&status%5B%5D=active$/);
  const shown = await open(address, cookie);
  t.match(shown.text, /The view “Summer” is saved/);
  t.match(shown.text, /aria-current="true">.*Summer/);
  t.match(shown.text, /name="view" value="\d+"/, "a changed filter still knows from which view it comes");
  t.notMatch(shown.text, /view-changed/);
  const changed = await open(`${address}&type=percentage`, cookie);
  t.match(changed.text, /Summer<\/span> <span class="view-changed">– changed/);
  t.match(changed.text, /Keep the changes in “Summer”/);
  const id = /view=(\d+)/.exec(address)?.[1] ?? "";
  const kept = await submit(
    "/admin/saved-views",
    { _action: "replace", id, query: `${query}&type=percentage`, return: "/admin/coupons?x=1" },
    cookie,
  );
  t.equal(kept.headers.location, `/admin/coupons?view=${id}&${query}&type=percentage`);
  t.notMatch((await open(String(kept.headers.location), cookie)).text, /view-changed/);
  t.match((await open(`/admin/coupons?status[]=active&sort=-code&type=percentage`, cookie)).text, /aria-current="true"><span>Summer/);
});

t.test("the default view answers the bare address only, and the list as it comes stays within reach", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const first = await submit(
    "/admin/saved-views",
    { _action: "save", page: "/clients", query: "status=active", name: "Active", default: "1", return: "/admin/clients" },
    cookie,
  );
  t.equal(first.status, 303);
  const bare = await open("/admin/clients", cookie);
  t.equal(bare.status, 302);
  t.equal(bare.headers.location, first.headers.location);
  t.equal((await open("/admin/clients?status=suspended", cookie)).status, 200);
  const view = await open(String(bare.headers.location), cookie);
  t.match(view.text, /href="\/admin\/clients\?view&#x3D;standard"|href="\/admin\/clients\?view=standard"/);
  t.equal((await open("/admin/clients?view=standard", cookie)).status, 200);
  const id = Number(/view=(\d+)/.exec(String(bare.headers.location))?.[1]);
  await submit("/admin/saved-views", { _action: "standard", page: "/clients", return: "/admin/clients" }, cookie);
  t.equal((await open("/admin/clients", cookie)).status, 200);
  await submit("/admin/saved-views", { _action: "default", page: "/clients", id: String(id), return: "/admin/clients" }, cookie);
  t.equal((await open("/admin/clients", cookie)).status, 302);
  const removed = await submit("/admin/saved-views", { _action: "remove", id: String(id) }, cookie);
  t.equal(removed.status, 303);
  const told = await open("/admin/saved-views", cookie);
  t.match(told.text, /The view “Active” is deleted/);
  t.equal((await open("/admin/clients", cookie)).status, 200, "with the view its place as default is gone");
  const undo = Object.fromEntries(
    [...(/<div class="flash">([\s\S]*?)<\/form>/.exec(told.text)?.[1] ?? "").matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&")],
    ),
  );
  t.equal((await submit("/admin/saved-views", { ...undo }, cookie, { csrfToken: tokenOf(told.text) })).status, 303);
  const { views } = await call<SavedViewsOnWire>("admin", "saved_view_get_list", { page: "/clients" });
  t.ok(Array.isArray(views));
  t.match((await open("/admin/saved-views", cookie)).text, /Active/);
});

t.test("searches are remembered, not every letter of them, and can be forgotten", async (t) => {
  const { open, submit, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  for (const term of ["su", "summ", "summer", "<script>alert(1)</script>", "x"]) {
    await open(`/admin/coupons?search=${encodeURIComponent(term)}`, cookie);
  }
  await t.resolveMatch(recentTerms(open, cookie, "summer"), ["&lt;script&gt;alert(1)&lt;/script&gt;", "summer"]);
  for (let number = 10; number < 30; number += 1) await open(`/admin/coupons?search=number+${number}`, cookie);
  const terms = await recentTerms(open, cookie, "number 29");
  t.same(
    terms,
    Array.from({ length: 10 }, (_, index) => `number ${29 - index}`),
  );
  const forgotten = await submit("/admin/saved-views", { _action: "forget", page: PAGE, return: "/admin/coupons?status=active" }, cookie);
  t.equal(forgotten.headers.location, "/admin/coupons?status=active");
  t.notMatch((await open("/admin/coupons?status=active", cookie)).text, /recent-searches/);
});

t.test("a view is its owner's; shared, colleagues who may see the list see it and cannot change it", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const accounts = ["one", "two"].map((name) => ({ name, email: `${name}@shop.example`, password: "long enough a word" }));
  await call("admin", "staff_create", { ...accounts[0], permissions: ["client.view"] });
  await call("admin", "staff_create", { ...accounts[1], permissions: ["client.view", "order.view"] });
  const one = await signInStaff("one@shop.example", "long enough a word");
  const two = await signInStaff("two@shop.example", "long enough a word");
  const save = (page: string, name: string, fields: Record<string, string>, cookie: string) =>
    submit("/admin/saved-views", { _action: "save", page, name, query: "status=active", return: `/admin${page}`, ...fields }, cookie);
  await save("/orders", "Open orders", { shared: "1" }, two);
  await save("/clients", "Mine", {}, two);
  const shared = await save("/clients", "Ours", { shared: "1" }, two);
  const id = /view=(\d+)/.exec(String(shared.headers.location))?.[1] ?? "";
  const seen = (await open("/admin/clients?sort=name", one)).text;
  t.match(seen, /Ours/);
  t.notMatch(seen, /Mine/);
  t.notMatch((await open("/admin/saved-views", one)).text, /Open orders/, "who may not see orders does not see views of them");
  for (const fields of [
    { _action: "rename", id, name: "Stolen" },
    { _action: "remove", id },
  ]) {
    t.equal((await submit("/admin/saved-views", fields, one)).status, 404);
  }
  t.equal((await save("/orders", "Not mine", {}, one)).status, 422);
  t.equal((await submit("/admin/saved-views", { _action: "default", page: "/clients", id }, one)).status, 303);
  t.equal((await open("/admin/clients", one)).status, 302);
  t.equal((await open("/admin/clients", two)).status, 200, "a default is everybody's own");
  await submit("/admin/saved-views", { _action: "rename", id, name: "Ours" }, two);
  t.equal((await open("/admin/clients", one)).status, 200, "what is shared no longer is nobody else's default");
  const twice = await save("/clients", "Mine", {}, two);
  t.equal(twice.status, 409);
  t.match(twice.text, /of this name/);
  t.match(twice.text, /name="name" value="Mine"/, "what was typed stands there again");
  t.equal((await save("/clients", " ", {}, two)).status, 422);
});

t.test("what a view may hold", async (t) => {
  const { call } = await pagesApp(t);
  const create = (fields: object) => call<number>("admin", "saved_view_create", { page: PAGE, name: "A", query: "", ...fields });
  await t.rejects(create({ query: "a[b=1" }), { code: "request.invalid" });
  await t.rejects(create({ page: "/nowhere" }), { code: "saved_view.unknown_page" });
  await t.rejects(create({ name: "two\nlines" }), { code: "request.invalid" });
  await create({ query: "?page=4&view=3&b=2&a[]=2&a[]=1&empty=" });
  const { views } = await call<SavedViewsOnWire>("admin", "saved_view_get_list", { page: PAGE });
  t.same(
    views.map(({ query }) => query),
    ["a%5B%5D=1&a%5B%5D=2&b=2"],
    "one spelling, without the page",
  );
  for (let number = 2; number <= 50; number += 1) await create({ name: `View ${number}` });
  await t.rejects(create({ name: "One more" }), { code: "saved_view.too_many", details: { most: 50 } });
});

/** What a list says was searched for, newest first, once the last search is among it: it is kept after the answer. */
async function recentTerms(open: PagesApp["open"], cookie: string, last: string): Promise<readonly string[]> {
  for (;;) {
    const { text } = await open("/admin/coupons?status=active", cookie);
    const list = /recent-searches[\s\S]*?<\/ul>/.exec(text)?.[0] ?? "";
    const terms = [...list.matchAll(/<span>([^<]*)<\/span>/g)].map(([, term = ""]) => term);
    if (terms.includes(last)) return terms;
  }
}
