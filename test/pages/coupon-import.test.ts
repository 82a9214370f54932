import t from "tap";
import writeXlsxFile from "write-excel-file/node";
import type { ImportView } from "#modules/coupon/import/import-view.ts";
import { type PagesApp, pagesApp, tokenOf } from "#test/views/pages-app.ts";

t.setTimeout(150_000);

const HEAD = "code,discount_type,discount_value,valid_from,internal_name";

t.test("a file is looked at, its errors are shown and downloaded, and then it is imported", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  await call("admin", "coupon_create_advanced", { code: "THERE10", type: "percentage", value: 10 });
  const lines = ["FILE10,percentage,10,,<script>alert(1)</script>", "THERE10,percentage,20,,", "BAD,percentage,101,,=HYPERLINK(1)"];
  const sent = await upload(app, cookie, `${HEAD}\n${lines.join("\n")}\n`);
  t.equal(sent.status, 303, sent.text.slice(0, 500));
  const address = String(sent.headers.location);
  const page = await open(address, cookie);
  t.match(page.text, /Import 1 coupon</);
  t.match(page.text, /1 row cannot be imported/);
  t.match(page.text, /<strong>discount_value:<\/strong> Must be at most 100 percent/);
  t.notMatch(page.text, /<script>alert/);
  t.equal((await call<{ total: number }>("admin", "coupon_get_list", {})).total, 1, "nothing is made yet");
  const errors = await open(`${address}?verdict=error`, cookie);
  t.match(errors.text, /BAD/);
  t.notMatch(errors.text, />FILE10</);
  const sheet = await open(`${address}?errors=csv`, cookie);
  t.match(sheet.headers["content-disposition"], /in-errors\.csv/);
  t.match(sheet.text, /^\uFEFF?Line,Error,code,/);
  t.match(sheet.text, /4,discount_value: .*,BAD,percentage,101,,'=HYPERLINK/);
  const again = await upload(app, cookie, sheet.text.replace("101", "99"));
  t.match((await open(String(again.headers.location), cookie)).text, /Import 1 coupon</, "its own columns are passed over");
  const made = await submit(address, { _action: "run" }, cookie);
  t.equal(made.headers.location, new URL(address, "http://shop").pathname);
  t.match((await open(address, cookie)).text, /1 coupon was made\./);
  t.match(await call("admin", "coupon_get", { code: "FILE10" }), { internal_name: "<script>alert(1)</script>" });
  t.equal((await submit(address, { _action: "run" }, cookie)).status, 409);
  t.match((await open("/admin/coupons/import", cookie)).text, /in\.csv/);
  t.equal((await submit(address, { _action: "forget" }, cookie)).headers.location, "/admin/coupons/import");
  t.equal((await open(address, cookie)).status, 404);
});

t.test("columns are chosen by hand, a column twice is refused at its field, and coupons are changed", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  await call("admin", "coupon_create_advanced", { code: "OLD10", type: "percentage", value: 10 });
  const file = await writeXlsxFile(
    [
      ["Schlüssel", "Was", "Wieviel", "Wann"],
      ["OLD10", "percentage", 25, null],
    ].map((row) =>
      row.map((value) => (value === null ? null : typeof value === "number" ? { value, type: Number } : { value, type: String })),
    ),
  ).toBuffer();
  const sent = await upload(app, cookie, file, "in.xlsx");
  const address = String(sent.headers.location);
  t.match((await open(address, cookie)).text, /no column means them yet[\s\S]*name="columns\[c3\]"/);
  const columns = { "columns[c0]": "code", "columns[c1]": "type", "columns[c2]": "code", "columns[c3]": "start_at" };
  const refused = await submit(address, { _action: "check", ...columns }, cookie);
  t.equal(refused.status, 422);
  t.match(refused.text, /id="field-columns\[c2\]-error"/);
  const wanted = { ...columns, "columns[c2]": "value", update_existing: "1" };
  t.equal((await submit(address, { _action: "check", ...wanted }, cookie)).status, 303);
  t.match((await open(address, cookie)).text, /Import 1 coupon</);
  await submit(address, { _action: "run" }, cookie);
  t.match(await call("admin", "coupon_get", { code: "OLD10" }), { value: 25, version: 2 });
});

t.test("a file that is none is refused at its field; the templates can be imported as they are", async (t) => {
  const app = await pagesApp(t);
  const { open, submit, signInStaff, call } = app;
  const cookie = await signInStaff();
  for (const bad of [
    Buffer.from("%PDF-1.7 no sheet"),
    Buffer.from([0x50, 0x4b, 3, 4, 9, 9]),
    Buffer.from(`${HEAD}\n\xff,`, "latin1"),
    Buffer.from(HEAD),
  ]) {
    const refused = await upload(app, cookie, bad);
    t.equal(refused.status, 422);
    t.match(refused.text, /id="field-file-error"/);
  }
  t.match((await submit("/admin/coupons/import", { _action: "read", sheet: " " }, cookie)).text, /id="field-file-error"/);
  const pasted = await submit("/admin/coupons/import", { _action: "read", sheet: `${HEAD}\nPASTED,percentage,5,,\n` }, cookie);
  t.match((await open(String(pasted.headers.location), cookie)).text, /PASTED/);
  const template = await open("/admin/coupons/import?template=csv", cookie);
  t.match(template.text, /^code,discount_type,discount_value,valid_from/);
  const sent = await upload(app, cookie, template.text);
  const id = Number(/\/(\d+)$/.exec(String(sent.headers.location))?.[1]);
  t.match(await call<ImportView>("admin", "coupon_import_get", { id }), { counts: { new: 2, error: 0 }, missing: [] });
  const workbook = await open("/admin/coupons/import?template=xlsx", cookie);
  t.match(workbook.headers["content-type"], /spreadsheetml/);
});

t.test("a campaign is cloned under fresh codes, all or none, and starting points fill the form in", async (t) => {
  const { open, submit, signInStaff, call } = await pagesApp(t);
  const cookie = await signInStaff();
  const fields = { type: "percentage", value: 10, campaign_source: "spring", utm_campaign: "spring", end_at: "2099-03-31", maxuses: 3 };
  for (const code of ["SPRING10", "SPRING20"]) await call("admin", "coupon_create_advanced", { code, ...fields });
  const form = { _action: "clone", campaign: "spring", name: "summer", prefix: "summer-", start_at: "", end_at: "2099-08-31", active: "0" };
  const cloned = await submit("/admin/coupons/import", form, cookie);
  t.equal(cloned.headers.location, "/admin/coupons?campaign=summer");
  type Listed = { readonly list: readonly (Readonly<Record<string, unknown>> & { readonly code: string })[] };
  const { list } = await call<Listed>("admin", "coupon_get_list", { campaign: "summer" });
  t.equal(list.length, 2);
  for (const coupon of list)
    t.match(coupon, {
      code: /^SUMMER-[A-Z0-9]{6}$/,
      used: 0,
      active: false,
      end_at: /^2099-08-31/,
      utm_campaign: "summer",
      maxuses: 3,
      version: 1,
    });
  t.equal((await submit("/admin/coupons/import", form, cookie)).status, 409, "the name is taken");
  const late = await submit("/admin/coupons/import", { ...form, name: "autumn", start_at: "2099-09-01" }, cookie);
  t.match(late.text, /id="field-end_at-error"/);
  t.equal((await call<Listed>("admin", "coupon_get_list", { campaign: "autumn" })).list.length, 0, "none at all");
  await t.rejects(call("admin", "coupon_clone_campaign", { campaign: "winter", name: "x" }), { code: "coupon.campaign_not_found" });
  for (const [key] of (await open("/admin/coupons/import", cookie)).text.matchAll(/\/admin\/coupons\/new\?template=[a-z-]+/g)) {
    const start = await open(key, cookie);
    t.equal(start.status, 200, key);
    t.match(start.text, /aria-current="true"/, key);
  }
  t.match(
    (await open("/admin/coupons/new?template=buy-two", cookie)).text,
    /value="free_session" checked[\s\S]*name="nodes\[n_0\]\[args\]\[min\]"[^>]*value="3"/,
  );
  const save = { _action: "save", step: "save", code: "FIRST15", type: "percentage", value: "15", applicable_to: "first_time_users" };
  t.equal((await submit("/admin/coupons/new?template=first-order", save, cookie)).status, 303);
});

t.test("German throughout, and nothing of it for those who may only look", async (t) => {
  const app = await pagesApp(t);
  const { open, signInStaff, call } = app;
  const cookie = await signInStaff();
  const sent = await upload(app, cookie, `${HEAD}\nFILE10,percentage,10,,\nBAD,percentage,x,,\n`);
  const german = `${cookie}; largesse_language=de`;
  for (const path of ["/admin/coupons/import", String(sent.headers.location)]) {
    const { text } = await open(path, german);
    t.notMatch(text, /import\.(?:verdict|row|state|done)\.|Duplicates|Errors|Pass over|Look at|Row by row/, path);
  }
  await call("admin", "staff_create", {
    email: "eye@shop.example",
    name: "Eye",
    password: "correct horse eye",
    permissions: ["coupon.view"],
  });
  const viewer = await signInStaff("eye@shop.example", "correct horse eye");
  for (const path of ["/admin/coupons/import", String(sent.headers.location)]) t.equal((await open(path, viewer)).status, 403);
});

t.test("what a file is called keeps nobody from having it read", async (t) => {
  const app = await pagesApp(t);
  const cookie = await app.signInStaff();
  for (const name of [`${"x".repeat(199)}\u{1F600}.csv`, "a\u0007b.csv", "<b>.csv"]) {
    const sent = await upload(app, cookie, `${HEAD}\nNAME10,percentage,10,,\n`, name);
    t.equal(sent.status, 303, sent.text.slice(0, 500));
    t.match((await app.open(String(sent.headers.location), cookie)).text, /Import 1 coupon</);
  }
});

async function upload({ open, send }: PagesApp, cookie: string, file: string | Buffer, name = "in.csv") {
  const url = "/admin/coupons/import";
  const form = new FormData();
  form.append("_csrf", tokenOf((await open(url, cookie)).text) ?? "");
  form.append("_action", "read");
  form.append("file", new File([typeof file === "string" ? file : new Uint8Array(file)], name));
  const request = new Request("http://shop.example/", { method: "POST", body: form });
  const headers = { accept: "text/html", cookie, "content-type": request.headers.get("content-type") ?? "" };
  return send({ method: "POST", url, headers, payload: Buffer.from(await request.arrayBuffer()) });
}
