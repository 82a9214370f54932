import t from "tap";
import { drawSecretCode, formatSecretCode } from "#core/kernel/secret-code.ts";
import { deleteView } from "#core/views/saved/delete-view.ts";
import type { SavedViewsOnWire } from "#core/views/saved/list-views.ts";
import { savedTables } from "#core/views/saved/tables.ts";
import { testStaff } from "#test/harness/test-host.ts";
import { waitForLock } from "#test/harness/wait-for-lock.ts";
import { type PagesApp, pagesApp } from "./pages-app.ts";

t.setTimeout(120_000);

type Call = PagesApp["call"];

const create = (call: Call, fields: object) =>
  call<number>("admin", "saved_view_create", { page: "/clients", name: "A", query: "", ...fields });

t.test("a view that is deleted while somebody makes it the default is not there any more", async (t) => {
  const { call, scope } = await pagesApp(t);
  const id = await create(call, { query: "status=active" });
  let choosing: Promise<unknown> = Promise.resolve();
  await (await scope(testStaff)).transaction(async (inner) => {
    await deleteView(inner, id);
    choosing = call("admin", "saved_view_set_default", { page: "/clients", id });
    choosing.catch(() => undefined);
    await waitForLock(inner);
  });
  await t.rejects(choosing, { code: "saved_view.not_found" });
});

t.test("filters a list does not understand are not saved; where they are, the list comes as it is, with a word why", async (t) => {
  const { call, scope, open, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  await t.rejects(create(call, { query: "date_from=garbage" }), { code: "saved_view.query_refused", status: 422 });
  const id = await create(call, { query: "status=active", default: 1 });
  await t.rejects(call("admin", "saved_view_update", { id, query: "date_from=garbage" }), { code: "saved_view.query_refused" });
  await savedTables(await scope())
    .updateTable("saved_view")
    .set({ query: "date_from=garbage" })
    .where("id", "=", id)
    .execute();
  const bare = await open("/admin/clients", cookie);
  t.equal(bare.headers.location, `/admin/clients?view=${id}&date_from=garbage`);
  const refused = await open(String(bare.headers.location), cookie);
  t.equal(refused.status, 302);
  t.equal(refused.headers.location, "/admin/clients?view=standard");
  const list = await open(String(refused.headers.location), cookie);
  t.equal(list.status, 200);
  t.match(list.text, /The view “A” cannot be shown as it is any more/);
  t.notMatch((await open("/admin/clients?view=standard", cookie)).text, /cannot be shown as it is/, "told once");
  t.equal((await open("/admin/clients?date_from=garbage", cookie)).status, 400, "what somebody typed is still refused");
});

t.test("only lists are remembered", async (t) => {
  const { call, scope } = await pagesApp(t);
  for (const page of ["/sign-in", "/tasks/:id/file", "/reset-password/:token", "/saved-views", "/coupons/new"]) {
    await t.rejects(create(call, { page }), { code: "saved_view.unknown_page" }, page);
  }
  for (const page of ["/tasks", "/coupons/:id/codes", "/notes"]) t.type(await create(call, { page }), "number", page);
  const { now, db } = await scope();
  const times = { used_at: now, created_at: now, updated_at: now };
  await savedTables({ db })
    .insertInto("saved_view")
    .values({ admin_id: 1, page: "/sign-in", kind: "saved", name: "Old", query: "a=1", is_shared: false, ...times })
    .execute();
  const { views } = await call<SavedViewsOnWire>("admin", "saved_view_get_list");
  t.notOk(views.some(({ name }) => name === "Old"));
});

t.test("the code of a gift card is written down nowhere", async (t) => {
  const { call, open, signInStaff } = await pagesApp(t);
  const code = formatSecretCode(drawSecretCode());
  const blank = code.replaceAll("-", " ").toLowerCase();
  const id = await create(call, { query: "status=active" });
  for (const secret of [code, blank, `card ${code}!`, code.replaceAll("-", "")]) {
    const fields = [{ query: `search=${encodeURIComponent(secret)}` }, { query: `${encodeURIComponent(secret)}=1` }, { name: secret }];
    for (const field of [...fields, { query: `a[b][]=${encodeURIComponent(secret)}` }]) {
      await t.rejects(create(call, { name: "B", ...field }), { code: "request.invalid" }, JSON.stringify(field));
      await t.rejects(call("admin", "saved_view_update", { id, ...field }), { code: "request.invalid" });
    }
  }
  const cookie = await signInStaff();
  const list = await open(`/admin/clients?status=active&sort=-name&search=${code}`, cookie);
  t.match(
    list.text,
    /name="query" value="sort(?:=|&#x3D;)-name&amp;status(?:=|&#x3D;)active"/,
    "what is offered to be saved is without it",
  );
  t.match(
    list.text,
    new RegExp(`id="filter-search"[^>]*value="${code}"|value="${code}"[^>]*id="filter-search"`),
    "what was typed still stands there",
  );
});

t.test("what was searched for a client is forgotten with it", async (t) => {
  const { call, scope, open, signInStaff } = await pagesApp(t);
  const cookie = await signInStaff();
  const email = "mary+one@shop.example";
  const id = await call<number>("admin", "client_create", { email, first_name: "Mary", last_name: "Shelley", phone: "+44 1234" });
  await open(`/admin/clients?search=${encodeURIComponent(email)}`, cookie);
  await open("/admin/clients?search=mary%2Bone%40sh", cookie);
  const { now, db } = await scope();
  const times = { used_at: now, created_at: now, updated_at: now };
  const keep = (kind: "recent" | "saved", page: string, name: string, query: string) =>
    savedTables({ db })
      .insertInto("saved_view")
      .values({ admin_id: 1, page, kind, name, query, is_shared: false, ...times })
      .execute();
  await open("/admin/clients?search=Summer", cookie);
  const kept = async () =>
    (await savedTables({ db }).selectFrom("saved_view").select("name").orderBy("name").execute()).map(({ name }) => name);
  while (!(await kept()).includes("Summer"));
  t.same(await kept(), ["Summer"], "addresses are not kept at all");
  await keep("recent", "/clients", "mary+one@shop.example", "search=mary%2Bone%40shop.example");
  await keep("recent", "/orders", "MARY shell", "search=MARY+shell");
  await keep("recent", "/invoices", "Shelley, Mary", "search=Shelley%2C+Mary");
  await keep("recent", "/clients", "44 1234", "search=44+1234");
  await keep("saved", "/invoices", "Hers", "client=Mary%2BOne%40shop.example&status=unpaid");
  await keep("saved", "/invoices", "Unpaid", "status=unpaid");
  await call("admin", "client_delete", { id });
  t.same(await kept(), ["Summer", "Unpaid"]);
});
